using Sipaku.Activities.Local.Readings;

namespace Sipaku.Activities.Local.Import;

/// <summary>Stores what the inputs of one import hold and keeps the counts.</summary>
internal sealed class ImportRun(ReadingInserter readings, IProgress<ImportProgress>? progress) : IReadingSink
{
    private const int RefusalsTold = 5;

    private readonly List<RefusedLine> refusals = [];
    private readonly List<string> notes = [];
    private ImportInput? input;
    private string file = "";

    public long Read => Imported + Missing + Malformed;

    public long Imported { get; private set; }

    public long Replaced { get; private set; }

    public long Missing { get; private set; }

    public long Malformed { get; private set; }

    public IReadOnlyList<RefusedLine> FirstRefusals => refusals;

    public IReadOnlyList<string> Notes => notes;

    public async Task ReadAsync(InputReader reader, ImportInput next, CancellationToken cancellation)
    {
        input = next;
        await reader.ReadAsync(next, this, cancellation);
    }

    public void BeginFile(string name) => file = name;

    public void Take(long line, in ParsedReading reading)
    {
        if (reading.Kind == ReadingKind.Reading)
        {
            Imported++;
            if (readings.Put(ReadingTime.Of(reading.DayNumber, reading.SecondOfDay), reading.Text))
            {
                Replaced++;
            }
        }
        else if (reading.Kind == ReadingKind.Missing)
        {
            Missing++;
        }
        else
        {
            Malformed++;
            if (refusals.Count < RefusalsTold)
            {
                refusals.Add(new RefusedLine(file, line, RefusalText.Describe(reading.Refusal, reading.Text)));
            }
        }
    }

    public void Note(string sentence) => notes.Add(sentence);

    public void Advance(long bytes) =>
        progress?.Report(new ImportProgress(input!.Name, Read, input.Length is > 0 and var length ? (double)bytes / length : null));

    public void EndFile(FileReading file)
    {
    }
}
