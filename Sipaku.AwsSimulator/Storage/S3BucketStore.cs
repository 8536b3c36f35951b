using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace Sipaku.AwsSimulator.Storage;

/// <summary>Buckets of an S3 endpoint, addressed path-style.</summary>
public sealed class S3BucketStore : IBucketStore, IDisposable
{
    private readonly AmazonS3Client _s3;

    /// <summary>Buckets behind an endpoint.</summary>
    /// <param name="endpoint">The URL of the endpoint.</param>
    /// <param name="accessKey">The access key.</param>
    /// <param name="secretKey">The secret key.</param>
    public S3BucketStore(string endpoint, string accessKey, string secretKey)
    {
        _s3 = new AmazonS3Client(accessKey, secretKey, new AmazonS3Config
        {
            ServiceURL = endpoint,
            ForcePathStyle = true,
            AuthenticationRegion = "us-east-1",
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        });
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> ListAsync(string bucket, string prefix)
    {
        var keys = new List<string>();
        var request = new ListObjectsV2Request { BucketName = bucket, Prefix = prefix };
        try
        {
            ListObjectsV2Response page;
            do
            {
                page = await _s3.ListObjectsV2Async(request);
                keys.AddRange((page.S3Objects ?? []).Select(o => o.Key));
                request.ContinuationToken = page.NextContinuationToken;
            }
            while (page.IsTruncated is true);
        }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            return [];
        }

        keys.Sort(StringComparer.Ordinal);
        return keys;
    }

    /// <inheritdoc/>
    public async Task<Stream?> OpenAsync(string bucket, string key)
    {
        try
        {
            return (await _s3.GetObjectAsync(bucket, key)).ResponseStream;
        }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public async Task PutAsync(string bucket, string key, Stream content)
    {
        // Small stand-ins for S3 store the framing of chunk-encoded uploads as content.
        await _s3.PutObjectAsync(new PutObjectRequest { BucketName = bucket, Key = key, InputStream = content, UseChunkEncoding = false });
    }

    /// <inheritdoc/>
    public Task DeleteAsync(string bucket, string key) => _s3.DeleteObjectAsync(bucket, key);

    /// <inheritdoc/>
    public void Dispose() => _s3.Dispose();
}
