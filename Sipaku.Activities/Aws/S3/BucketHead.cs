using System.Net;
using Amazon.S3;
using Amazon.S3.Model;

namespace Sipaku.Activities.Aws.S3;

/// <summary>Looks whether a bucket is there and may be used.</summary>
internal static class BucketHead
{
    /// <summary>A refused HEAD has no body that says why; a listing has, and is what throws then.</summary>
    public static async Task<HeadBucketResponse> AskAsync(IAmazonS3 s3, string bucket, CancellationToken cancellation)
    {
        try
        {
            return await s3.HeadBucketAsync(new HeadBucketRequest { BucketName = bucket }, cancellation);
        }
        catch (AmazonS3Exception error) when (error.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.BadRequest)
        {
            await s3.ListObjectsV2Async(new ListObjectsV2Request { BucketName = bucket, MaxKeys = 1 }, cancellation);
            throw;
        }
    }
}
