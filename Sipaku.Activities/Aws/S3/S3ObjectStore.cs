using System.Net;
using System.Runtime.CompilerServices;
using Amazon.S3;
using Amazon.S3.Model;
using Sipaku.Activities.Aws.Errors;
using Sipaku.Activities.Errors;
using Sipaku.Activities.Ports;
using Sipaku.Activities.Settings;

namespace Sipaku.Activities.Aws.S3;

/// <summary>Objects in one S3 bucket.</summary>
internal sealed class S3ObjectStore(IAmazonS3 s3, SipakuSettings settings) : IObjectStore
{
    /// <summary>What one DeleteObjects call takes.</summary>
    private const int KeysPerDelete = 1000;

    private readonly string _bucket = settings.Bucket ?? throw new PermanentException("Sipaku__Bucket is not set.");
    private readonly AwsResource _resource = AwsResource.Bucket(settings.Bucket!);

    /// <inheritdoc/>
    public string DumpSuffix => ".jsonl.gz";

    /// <inheritdoc/>
    public Uri UriOf(string key) => S3Location.Of(_bucket, key);

    /// <inheritdoc/>
    public string? LocalPathOf(string key) => null;

    /// <inheritdoc/>
    public async Task<bool> TryPutAsync(string key, Func<Stream, CancellationToken, Task<bool>> write, CancellationToken cancellation)
    {
        await using MultipartStream upload = new(s3, _bucket, key, _resource, cancellation);
        if (!await write(upload, cancellation))
        {
            return false;
        }

        await upload.CompleteAsync();
        return true;
    }

    /// <inheritdoc/>
    public async Task<Stream?> GetAsync(string key, CancellationToken cancellation)
    {
        GetObjectRequest request = new() { BucketName = _bucket, Key = key };
        GetObjectResponse? response = await AwsErrors.GuardAsync(
            "s3:GetObject", _resource, () => OrNullAsync(s3.GetObjectAsync(request, cancellation)), cancellation);
        return response is null ? null : new ObjectReadStream(response, response.ResponseStream, _resource);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<StoredObject> ListAsync(
        string prefix, [EnumeratorCancellation] CancellationToken cancellation)
    {
        ListObjectsV2Request request = new() { BucketName = _bucket, Prefix = prefix };
        do
        {
            ListObjectsV2Response page = await AwsErrors.GuardAsync(
                "s3:ListBucket", _resource, () => s3.ListObjectsV2Async(request, cancellation), cancellation);
            if (page.Name is not { Length: > 0 })
            {
                // The SDK takes whatever comes with 200 for a listing: a proxy's page would be an empty one.
                throw new ServiceFaultException($"s3:ListBucket on {_resource} gave an answer that is no listing.");
            }

            foreach (S3Object? found in page.S3Objects ?? [])
            {
                yield return new StoredObject(found.Key, found.Size ?? 0, found.LastModified.GetValueOrDefault().ToUniversalTime());
            }

            request.ContinuationToken = page.IsTruncated == true ? page.NextContinuationToken : null;
        }
        while (request.ContinuationToken is not null);
    }

    /// <inheritdoc/>
    public async Task<ObjectFingerprint?> FingerprintAsync(string key, CancellationToken cancellation)
    {
        GetObjectMetadataRequest request = new() { BucketName = _bucket, Key = key };
        GetObjectMetadataResponse? found = await AwsErrors.GuardAsync(
            "s3:GetObject", _resource, () => OrNullAsync(s3.GetObjectMetadataAsync(request, cancellation)), cancellation);
        if (found is null)
        {
            return null;
        }

        // Without the header the SDK says 0, which is a length like any other.
        return found.Headers["Content-Length"] is { Length: > 0 } && found.ETag is { Length: > 0 } etag
            ? new ObjectFingerprint(found.ContentLength, etag.Trim('"'))
            : throw new ServiceFaultException($"The answer about {S3Location.Text(UriOf(key))} has no length or ETag.");
    }

    /// <inheritdoc/>
    public async Task DeleteAsync(IReadOnlyCollection<string> keys, CancellationToken cancellation)
    {
        foreach (string[] some in keys.Chunk(KeysPerDelete))
        {
            await DeleteAsync([.. some.Select(key => new KeyVersion { Key = key })], cancellation);
        }
    }

    /// <inheritdoc/>
    public async Task DiscardUnfinishedAsync(string prefix, CancellationToken cancellation)
    {
        try
        {
            ListMultipartUploadsRequest request = new() { BucketName = _bucket, Prefix = prefix };
            ListMultipartUploadsResponse found = await AwsErrors.GuardAsync(
                "s3:ListBucketMultipartUploads", _resource, () => s3.ListMultipartUploadsAsync(request, cancellation), cancellation);
            foreach (MultipartUpload upload in found.MultipartUploads ?? [])
            {
                AbortMultipartUploadRequest abort = new() { BucketName = _bucket, Key = upload.Key, UploadId = upload.UploadId };
                await AwsErrors.GuardAsync(
                    "s3:AbortMultipartUpload", _resource, () => s3.AbortMultipartUploadAsync(abort, cancellation), cancellation);
            }
        }
        catch (PermanentException)
        {
            // Not allowed, not known to a store with S3's protocol, or gone by now: the bucket's lifecycle rule removes the parts.
        }
    }

    /// <inheritdoc/>
    public async Task DeleteAsync(string prefix, CancellationToken cancellation)
    {
        if (!prefix.EndsWith('/'))
        {
            throw new ArgumentException("A prefix to delete ends in '/'.", nameof(prefix));
        }

        List<KeyVersion> keys = new(KeysPerDelete);
        await foreach (StoredObject found in ListAsync(prefix, cancellation))
        {
            keys.Add(new KeyVersion { Key = found.Key });
            if (keys.Count == KeysPerDelete)
            {
                await DeleteAsync(keys, cancellation);
            }
        }

        if (keys.Count > 0)
        {
            await DeleteAsync(keys, cancellation);
        }
    }

    private async Task DeleteAsync(List<KeyVersion> keys, CancellationToken cancellation)
    {
        DeleteObjectsRequest request = new() { BucketName = _bucket, Objects = keys, Quiet = true };
        await AwsErrors.GuardAsync("s3:DeleteObject", _resource, () => DeleteAsync(request, cancellation), cancellation);
        keys.Clear();
    }

    /// <summary>S3 answers 200 and lists the keys that it could not delete: the first one's code tells what the failure is.</summary>
    private async Task<DeleteObjectsResponse> DeleteAsync(DeleteObjectsRequest request, CancellationToken cancellation)
    {
        try
        {
            return await s3.DeleteObjectsAsync(request, cancellation);
        }
        catch (DeleteObjectsException error) when (error.Response?.DeleteErrors is [{ } first, ..])
        {
            throw new AmazonS3Exception($"{first.Key}: {first.Message}", error) { ErrorCode = first.Code };
        }
    }

    private static async Task<T?> OrNullAsync<T>(Task<T> call)
        where T : class
    {
        try
        {
            return await call;
        }
        catch (AmazonS3Exception error) when (error.ErrorCode == "NoSuchKey"
            || (error.StatusCode == HttpStatusCode.NotFound && error.ErrorCode is not "NoSuchBucket"))
        {
            return null;
        }
    }
}
