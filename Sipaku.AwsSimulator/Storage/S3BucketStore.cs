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
    public async Task<IReadOnlyList<string>> ListAsync(string bucket, string prefix) => await OrNothingAsync(async () =>
    {
        List<string> keys = new();
        ListObjectsV2Request request = new() { BucketName = bucket, Prefix = prefix };
        ListObjectsV2Response page;
        do
        {
            page = await _s3.ListObjectsV2Async(request);
            keys.AddRange((page.S3Objects ?? []).Select(o => o.Key));
            request.ContinuationToken = page.NextContinuationToken;
        }
        while (page.IsTruncated is true);

        keys.Sort(StringComparer.Ordinal);
        return keys;
    }) ?? [];

    /// <inheritdoc/>
    public Task<Stream?> OpenAsync(string bucket, string key) => OrNothingAsync(async () => (await _s3.GetObjectAsync(bucket, key)).ResponseStream);

    /// <inheritdoc/>
    public async Task PutAsync(string bucket, string key, Stream content)
    {
        // Small stand-ins for S3 store the framing of chunk-encoded uploads as content.
        PutObjectRequest request = new() { BucketName = bucket, Key = key, InputStream = content, UseChunkEncoding = false, AutoCloseStream = false };
        if (await OrNothingAsync(() => _s3.PutObjectAsync(request)) is null)
        {
            throw new IOException($"The bucket {bucket} does not exist.");
        }
    }

    /// <inheritdoc/>
    public Task DeleteAsync(string bucket, string key) => OrNothingAsync(() => _s3.DeleteObjectAsync(bucket, key));

    /// <inheritdoc/>
    public void Dispose() => _s3.Dispose();

    private static async Task<T?> OrNothingAsync<T>(Func<Task<T>> call)
        where T : class
    {
        try
        {
            return await call();
        }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
        catch (Exception e) when (e is AmazonClientException or AmazonServiceException or HttpRequestException)
        {
            throw new IOException($"S3 failed: {e.Message}", e);
        }
    }
}
