using System.Buffers;
using Amazon.S3;
using Amazon.S3.Model;
using Sipaku.Activities.Aws.Errors;

namespace Sipaku.Activities.Aws.S3;

/// <summary>
/// Stores what is written to it as one object: small ones in a single request, larger ones part by part, one part in memory at a time.
/// Nothing can be read before <see cref="CompleteAsync"/>; disposed without it, the stream leaves no parts behind.
/// </summary>
internal sealed class MultipartStream(IAmazonS3 s3, string bucket, string key, AwsResource resource, CancellationToken cancellation) : Stream
{
    /// <summary>S3 takes parts from 5 MiB and 10,000 of them: 80 GiB an object.</summary>
    private const int PartBytes = 8 << 20;

    private const int FirstBufferBytes = 1 << 16;

    private readonly List<PartETag> _parts = [];
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(FirstBufferBytes);
    private int _filled;
    private string? _uploadId;
    private bool _ended;

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Makes the object readable.</summary>
    public async Task CompleteAsync()
    {
        if (_uploadId is null)
        {
            using MemoryStream body = Body();
            PutObjectRequest request = new() { BucketName = bucket, Key = key, InputStream = body, AutoCloseStream = false };
            await GuardAsync("s3:PutObject", () => s3.PutObjectAsync(request, cancellation));
        }
        else
        {
            if (_filled > 0)
            {
                await UploadPartAsync();
            }

            CompleteMultipartUploadRequest request = new() { BucketName = bucket, Key = key, UploadId = _uploadId, PartETags = _parts };
            await GuardAsync("s3:PutObject", () => s3.CompleteMultipartUploadAsync(request, cancellation));
        }

        _ended = true;
    }

    /// <inheritdoc/>
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (!buffer.IsEmpty)
        {
            Grow(buffer.Length);
            int taken = Math.Min(buffer.Length, Math.Min(_buffer.Length, PartBytes) - _filled);
            buffer[..taken].CopyTo(_buffer.AsMemory(_filled));
            _filled += taken;
            buffer = buffer[taken..];
            if (_filled == PartBytes)
            {
                await UploadPartAsync();
            }
        }
    }

    /// <inheritdoc/>
    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellation).AsTask().GetAwaiter().GetResult();

    /// <inheritdoc/>
    public override void Flush()
    {
        // What is not a whole part yet cannot be sent.
    }

    /// <inheritdoc/>
    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        if (_uploadId is not null && !_ended)
        {
            _ended = true;
            await AbortAsync(_uploadId);
        }

        ReleaseBuffer();
        await base.DisposeAsync();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        ReleaseBuffer();
        base.Dispose(disposing);
    }

    private void ReleaseBuffer()
    {
        if (_buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = [];
        }
    }

    private void Grow(int coming)
    {
        if (_filled + coming > _buffer.Length && _buffer.Length < PartBytes)
        {
            byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Min(PartBytes, Math.Max(_buffer.Length * 2, _filled + coming)));
            _buffer.AsSpan(0, _filled).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }
    }

    private async Task UploadPartAsync()
    {
        _uploadId ??= (await GuardAsync("s3:PutObject", () => s3.InitiateMultipartUploadAsync(
            new InitiateMultipartUploadRequest { BucketName = bucket, Key = key }, cancellation))).UploadId;
        using MemoryStream body = Body();
        UploadPartRequest request = new()
        {
            BucketName = bucket,
            Key = key,
            UploadId = _uploadId,
            PartNumber = _parts.Count + 1,
            PartSize = _filled,
            InputStream = body,
        };
        UploadPartResponse uploaded = await GuardAsync("s3:PutObject", () => s3.UploadPartAsync(request, cancellation));
        _parts.Add(new PartETag(request.PartNumber.Value, uploaded.ETag) { ChecksumCRC32 = uploaded.ChecksumCRC32 });
        _filled = 0;
    }

    private async Task AbortAsync(string uploadId)
    {
        try
        {
            // The caller's token may be what ended the upload; its parts cost money all the same.
            await s3.AbortMultipartUploadAsync(
                new AbortMultipartUploadRequest { BucketName = bucket, Key = key, UploadId = uploadId }, CancellationToken.None);
        }
        catch (Exception error) when (AwsErrors.Classify(error, "s3:AbortMultipartUpload", resource) is not null)
        {
            // The first failure is the one to tell; the bucket's lifecycle rule removes the parts.
        }
    }

    private MemoryStream Body() => new(_buffer, 0, _filled, writable: false);

    private Task<T> GuardAsync<T>(string action, Func<Task<T>> call) => AwsErrors.GuardAsync(action, resource, call, cancellation);
}
