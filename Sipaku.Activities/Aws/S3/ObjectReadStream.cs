using Amazon.Runtime;
using Sipaku.Activities.Aws.Errors;
using Sipaku.Activities.Streams;

namespace Sipaku.Activities.Aws.S3;

/// <summary>An object's content; a connection that breaks while it is read is a service fault as one that breaks before.</summary>
internal sealed class ObjectReadStream(IDisposable response, Stream content, AwsResource resource) : ReadOnlyStream
{
    private const string Action = "s3:GetObject";

    private static readonly TimeSpan Stall = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        await AwsErrors.GuardAsync(Action, resource, () => ReadInTimeAsync(buffer, cancellationToken), cancellationToken);

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
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            DisposeContent();
            response.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>The client's own time limit ends with the answer's headers.</summary>
    private async Task<int> ReadInTimeAsync(Memory<byte> buffer, CancellationToken cancellation)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Stall);
        return await content.ReadAsync(buffer, limit.Token);
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
