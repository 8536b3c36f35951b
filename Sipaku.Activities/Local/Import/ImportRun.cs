using System.Text;
using Sipaku.Activities.Local.Readings;

namespace Sipaku.Activities.Local.Import;

/// <summary>Stores what the inputs of one import hold and keeps the counts.</summary>
/// <param name="readings">Takes the readings.</param>
/// <param name="before">What the store's readings measure already.</param>
/// <param name="options">What is to become of them.</param>
/// <param name="progress">Hears of every buffer.</param>
internal sealed class ImportRun(ReadingInserter readings, Series before, StoringOptions options, IProgress<ImportProgress>? progress) : IReadingSink
{
    private const int RowsTold = 5;

    private readonly EdgeValues _edges = new();
    private readonly RefusalTally _refusals = new();
    private readonly List<StoredFile> _files = [];
    private readonly List<ImportedReading> _firstRows = [];
    private readonly List<string> _notes = [];
    private ImportInput? _input;
    private FileTally _total = new();
    private FileTally _file = new();
    private string _name = "";
    private long _lines;

    public IReadOnlyList<StoredFile> Files => _files;

    public IReadOnlyList<ImportedReading> FirstRows => _firstRows;

    public IReadOnlyList<RefusalGroup> Refusals => _refusals.Groups;

    public IReadOnlyList<string> Notes => _notes;

    /// <summary>The values that look like missing ones, with how often each occurs.</summary>
    public IReadOnlyList<(double Value, long Count)> Suspicious => _edges.FindSuspicious();

    /// <summary>What the files measure, as far as they say.</summary>
    public Series Series { get; private set; } = Series.Unknown;

    /// <summary>Reads an input and stores what it holds.</summary>
    /// <exception cref="ImportException">Nothing of the import may be stored.</exception>
    public async Task ReadAsync(InputReader reader, ImportInput input, CancellationToken cancellation)
    {
        _input = input;
        _total = new FileTally();
        InputTotals totals = await reader.ReadAsync(input, this, cancellation);
        _files.Add(_total.ToFile(input.Name, totals));
    }

    public void BeginFile(string name)
    {
        _name = name;
        _file = new FileTally();
    }

    public void Take(long line, in ParsedReading reading)
    {
        _lines++;
        switch (reading.Kind)
        {
            case ReadingKind.Reading:
                Store(reading);
                break;
            case ReadingKind.Missing:
                _file.AddMissing();
                break;
            default:
                _file.Refusals.Add(_name, line, reading);
                Reject(line, reading);
                break;
        }
    }

    public void Note(string sentence) => _notes.Add(sentence);

    public void Advance(long bytes) => progress?.Report(new ImportProgress(_input!.Name, _lines, bytes, _input.Length));

    public void EndFile(FileReading file)
    {
        _file.CheckRefused(file.Name, options.MaxRefused);
        Series said = Series.Of(file.Pollutant, file.Unit);
        Series known = before.With(Series);
        if (!known.Fits(said))
        {
            throw new ImportException(before.Fits(said)
                ? $"{file.Name} holds {said}, the files before it {Series}: a store holds one series. Import one of them, or give another SIPAKU_HOME to the other."
                : $"{file.Name} holds {said}, the store {before}: a store holds one series. Empty it first (clear --readings), or set another SIPAKU_HOME.");
        }

        Series = Series.With(said);
        _file.ReadAs(file.ReadsAs);
        _total.Add(_file);
        _refusals.Add(_file.Refusals);
    }

    private void Store(in ParsedReading reading)
    {
        long at = ReadingTime.Of(reading.DayNumber, reading.SecondOfDay);
        _file.AddReading(at, readings.Put(at, reading.Text));
        _edges.Add(NumberText.Parse(reading.Text));
        if (_firstRows.Count < RowsTold)
        {
            _firstRows.Add(new ImportedReading(ReadingTime.ToDateTime(at), Encoding.UTF8.GetString(reading.Text)));
        }
    }

    private void Reject(long line, in ParsedReading reading)
    {
        try
        {
            options.Rejects?.WriteLine(new RefusedLine(_name, line, RefusalText.Describe(reading.Refusal, reading.Text)));
        }
        catch (IOException fault)
        {
            throw new ImportException($"The refused lines cannot be written: {fault.Message.ReplaceLineEndings(" ")} Nothing was stored.", fault);
        }
    }
}
