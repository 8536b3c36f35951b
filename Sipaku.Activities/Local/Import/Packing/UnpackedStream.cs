namespace Sipaku.Activities.Local.Import.Packing;

/// <summary>
/// What a decompressor gives. Whatever it throws for damage comes out as <see cref="InvalidDataException"/>, after all that was whole before.
/// </summary>
internal class UnpackedStream(Stream decompressor) : ForwardStream(decompressor)
{
    // What was decompressed in the call that meets damage is lost, so calls are small.
    private const int Step = 2048;

    private InvalidDataException? damage;

    /// <summary>Reads up to the end or to damage, which the next read throws.</summary>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (damage is not null)
        {
            throw damage;
        }

        int total = 0;
        try
        {
            int read;
            do
            {
                read = await Inner.ReadAsync(buffer.Slice(total, Math.Min(Step, buffer.Length - total)), cancellationToken);
                total += read;
            }
            while (read > 0 && total < buffer.Length);

            if (total == 0 && buffer.Length > 0)
            {
                await CheckEndAsync(cancellationToken);
            }
        }
        catch (Exception fault) when (IsDamage(fault))
        {
            damage = fault as InvalidDataException ?? new InvalidDataException(fault.Message, fault);
            if (total == 0)
            {
                throw damage;
            }
        }

        return total;
    }

    /// <summary>Whether a decompressor means damage by an exception. They have no kind in common.</summary>
    public static bool IsDamage(Exception fault) =>
        fault is EndOfStreamException or InvalidDataException
        || fault is not (IOException or UnauthorizedAccessException or OperationCanceledException or ImportException or OutOfMemoryException);

    /// <summary>Called at the end.</summary>
    /// <exception cref="InvalidDataException">It is not where the data say.</exception>
    protected virtual ValueTask CheckEndAsync(CancellationToken cancellation) => ValueTask.CompletedTask;
}
