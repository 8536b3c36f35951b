using System.Globalization;
using Sipaku.Activities.Local.Readings;

namespace Sipaku.Activities.Local.Import;

/// <summary>Reads the inputs of one import and keeps the counts.</summary>
internal sealed class ImportRun(ReadingInserter readings, IProgress<ImportProgress>? progress)
{
    private const int RefusalsTold = 5;

    // A quoted CSV field may hold line breaks. A stray quote must not swallow the readings after it, so the search for its end is short.
    private const int MostLinesOfRecord = 64;

    private readonly ReadingText text = new();
    private readonly List<RefusedLine> refusals = [];
    private readonly List<string> notes = [];

    public long Read => Imported + Malformed;

    public long Imported { get; private set; }

    public long Replaced { get; private set; }

    public long Malformed { get; private set; }

    public IReadOnlyList<RefusedLine> FirstRefusals => refusals;

    public IReadOnlyList<string> Notes => notes;

    public async Task ReadAsync(ImportInput input, CancellationToken cancellation)
    {
        await using var source = new Tail(input.Open());
        try
        {
            var head = new byte[2];
            var known = await source.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellation);
            source.Prepend(head.AsMemory(0, known));
            await using var gzip = known == 2 && head[0] == 0x1F && head[1] == 0x8B ? new GzipInput(source) : null;
            await ReadAsync(input, source, gzip, cancellation);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ImportException($"{input.Name} cannot be read: {fault.Message.ReplaceLineEndings(" ")}", fault);
        }
    }

    private async Task ReadAsync(ImportInput input, Tail source, GzipInput? gzip, CancellationToken cancellation)
    {
        var reader = new LineReader(gzip ?? (Stream)source);
        var lines = new InputLines(new ReadingParser(text), reader);
        var before = Read;
        while (!reader.AtEnd)
        {
            var whole = await FillAsync(reader, gzip, cancellation);
            if (reader.IsUtf16)
            {
                throw new ImportException($"{input.Name} is in UTF-16. Save it as UTF-8.");
            }

            Drain(lines, input.Name);
            progress?.Report(new ImportProgress(input.Name, Read, input.Length is > 0 and var length ? (double)source.Taken / length : null));
            if (!whole)
            {
                notes.Add(Read > before
                    ? string.Create(CultureInfo.InvariantCulture, $"{input.Name} is cut off or damaged: the {Read - before} whole lines before that were read.")
                    : throw new ImportException($"{input.Name} is cut off or damaged: there is no whole line in it."));
                return;
            }
        }

        if (Read == before)
        {
            notes.Add($"{input.Name} holds no readings.");
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

    private void Drain(InputLines lines, string name)
    {
        while (lines.TryNext(MostLinesOfRecord, out var line, out var reading))
        {
            if (reading.Refusal == Refusal.None)
            {
                Imported++;
                if (readings.Put(ReadingTime.Of(reading.DayNumber, reading.SecondOfDay), reading.Text))
                {
                    Replaced++;
                }
            }
            else
            {
                Malformed++;
                if (refusals.Count < RefusalsTold)
                {
                    refusals.Add(new RefusedLine(name, line, RefusalText.Describe(reading.Refusal, reading.Text)));
                }
            }
        }
    }
}
