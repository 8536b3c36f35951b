using Amazon.Runtime;
using Sipaku.Activities.Aws.Errors;

namespace Sipaku.Activities.Aws.S3;

/// <summary>An object's content; a connection that breaks while it is read is a service fault as one that breaks before.</summary>
internal sealed class ObjectReadStream(IDisposable response, Stream content, AwsResource resource) : Stream
{
    private const string Action = "s3:GetObject";

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        await AwsErrors.GuardAsync(
            Action, resource, () => content.ReadAsync(buffer, cancellationToken).AsTask(), cancellationToken);

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count)
    {
        try
        {
            return content.Read(buffer, offset, count);
        }
        catch (Exception error) when (AwsErrors.Classify(error, Action, resource) is { } step)
        {
            throw step;
        }
    }

    /// <inheritdoc/>
    public override void Flush() => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            DisposeContent();
            response.Dispose();
        }

        base.Dispose(disposing);
    }

    private void DisposeContent()
    {
        try
        {
            content.Dispose();
        }
        catch (AmazonClientException)
        {
            // The SDK compares the hash of what was read: the read of the end has done so already, and content that was not read to its
            // end, because the connection broke or nobody wanted the rest, has another hash.
        }
    }
}
