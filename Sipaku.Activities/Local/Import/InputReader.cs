using System.Globalization;

namespace Sipaku.Activities.Local.Import;

/// <summary>Reads the inputs of one import, whatever they are packed in, and hands on what their lines hold.</summary>
internal sealed class InputReader(ImportOptions options)
{
    // A quoted CSV field may hold line breaks. A stray quote must not swallow the readings after it, so the search for its end is short.
    private const int MostLinesOfRecord = 64;

    private readonly ReadingText text = new();

    /// <summary>Reads an input to its end.</summary>
    /// <exception cref="ImportException">It cannot be read, or nothing of it may be stored.</exception>
    public async Task<InputTotals> ReadAsync(ImportInput input, IReadingSink sink, CancellationToken cancellation)
    {
        await using var stored = new StoredBytes(input.Open());
        try
        {
            var source = new Tail(stored);
            var head = new byte[2];
            var known = await source.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellation);
            source.Prepend(head.AsMemory(0, known));
            sink.BeginFile(input.Name);
            await using var gzip = known == 2 && head[0] == 0x1F && head[1] == 0x8B ? new GzipInput(source) : null;
            await ReadAsync(input.Name, stored, gzip ?? (Stream)source, gzip, sink, cancellation);
            sink.EndFile(new FileReading(input.Name, ""));
            return await stored.FinishAsync(cancellation);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ImportException($"{input.Name} cannot be read: {fault.Message.ReplaceLineEndings(" ")}", fault);
        }
    }

    private async Task ReadAsync(string name, StoredBytes stored, Stream plain, GzipInput? gzip, IReadingSink sink, CancellationToken cancellation)
    {
        var reader = new LineReader(plain);
        var lines = new InputLines(new ReadingParser(text), reader);
        long records = 0;
        while (!reader.AtEnd)
        {
            var whole = await FillAsync(reader, gzip, cancellation);
            if (reader.IsUtf16)
            {
                throw new ImportException($"{name} is in UTF-16. Save it as UTF-8.");
            }

            while (lines.TryNext(MostLinesOfRecord, out var line, out var reading))
            {
                records++;
                sink.Take(line, reading);
            }

            sink.Advance(stored.Taken);
            if (!whole)
            {
                sink.Note(options.AcceptTruncated && records > 0
                    ? string.Create(CultureInfo.InvariantCulture, $"{name} is cut off or damaged: the {records} whole lines before that were read.")
                    : throw new ImportException(records > 0
                        ? string.Create(CultureInfo.InvariantCulture, $"{name} is cut off or damaged after {records:N0} whole lines. Get the file whole, or take these lines with --accept-truncated.")
                        : $"{name} is cut off or damaged: there is no whole line in it."));
                return;
            }
        }

        if (records == 0)
        {
            sink.Note($"{name} holds no readings.");
        }
    }

    /// <returns>False where the input stops being what it claims to be.</returns>
    private static async Task<bool> FillAsync(LineReader reader, GzipInput? gzip, CancellationToken cancellation)
    {
        try
        {
            await reader.FillAsync(cancellation);
            if (!reader.AtEnd || gzip is null || await gzip.EndedCleanlyAsync(cancellation))
            {
                return true;
            }
        }
        catch (InvalidDataException)
        {
            // Told by the caller, with what was read before.
        }

        reader.EndAtLastLineBreak();
        return false;
    }
}
