namespace Sipaku.Activities.Local.Import.Lines;

/// <summary>The part of a file that is being looked at. Filled asynchronously, looked at synchronously.</summary>
/// <param name="stream">The file.</param>
/// <param name="head">As many bytes of it are enough to decide what it is.</param>
internal sealed class InputBuffer(Stream stream, int head = InputBuffer.UsualHead)
{
    /// <summary>A quarter of a mebibyte.</summary>
    public const int UsualHead = 1 << 18;

    private const int Largest = 1 << 20;

    private byte[] buffer = new byte[head];
    private int start;
    private int end;

    /// <summary>Whether the file has ended; what is unread then is all there is.</summary>
    public bool AtEnd { get; private set; }

    /// <summary>What was read and not taken.</summary>
    public ReadOnlySpan<byte> Unread => buffer.AsSpan(start, end - start);

    /// <summary>Whether more can be added to what is unread.</summary>
    public bool CanGrow => end - start < Largest;

    /// <summary>Moves on.</summary>
    public void Take(int bytes) => start += bytes;

    /// <summary>Reads more.</summary>
    public async ValueTask FillAsync(CancellationToken cancellation)
    {
        MakeRoom();
        int read = await stream.ReadAsync(buffer.AsMemory(end), cancellation);
        end += read;
        AtEnd = read == 0;
    }

    /// <summary>Reads until there is a head that decisions can be based on, however small the pieces are that come, or all.</summary>
    public async ValueTask FillHeadAsync(CancellationToken cancellation)
    {
        while (!AtEnd && end - start < head)
        {
            await FillAsync(cancellation);
        }
    }

    /// <summary>Ends here, without a last line that has no line break: nobody knows how it went on.</summary>
    public void EndAtLastLineBreak()
    {
        AtEnd = true;
        end = start + Unread.LastIndexOfAny((byte)'\n', (byte)'\r') + 1;
    }

    private void MakeRoom()
    {
        if (start > 0)
        {
            Unread.CopyTo(buffer);
            end -= start;
            start = 0;
        }

        if (end < buffer.Length)
        {
            return;
        }

        if (buffer.Length >= Largest)
        {
            throw new InvalidOperationException("Nothing was taken out of a full buffer.");
        }

        Array.Resize(ref buffer, buffer.Length * 2);
    }
}
