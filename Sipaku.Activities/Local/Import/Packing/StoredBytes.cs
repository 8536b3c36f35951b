using System.IO.Hashing;

namespace Sipaku.Activities.Local.Import.Packing;

/// <summary>An input's bytes on their way out of the store, counted and summed up.</summary>
internal sealed class StoredBytes(Stream stream) : ForwardStream(stream)
{
    private readonly XxHash128 sum = new();

    // A terminal that was read to its end would wait for more if it were read again.
    private bool ended;

    /// <summary>Bytes read so far.</summary>
    public long Taken { get; private set; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (ended)
        {
            return 0;
        }

        int read = await Inner.ReadAsync(buffer, cancellationToken);
        ended = read == 0 && buffer.Length > 0;
        sum.Append(buffer.Span[..read]);
        Taken += read;
        return read;
    }

    /// <summary>Reads what nobody has asked for, so that the sum is the whole input's.</summary>
    public async Task<InputTotals> FinishAsync(CancellationToken cancellation)
    {
        byte[] rest = new byte[1 << 16];
        while (await ReadAsync(rest, cancellation) > 0)
        {
            // Counted by the call.
        }

        return new InputTotals(Taken, Convert.ToHexStringLower(sum.GetCurrentHash()));
    }
}
