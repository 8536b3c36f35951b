using System.Text;
using Sipaku.Activities.Local.Import;
using Sipaku.Activities.Settings;

namespace Sipaku.Tests.Support;

/// <summary>What the reading side of an import makes of inputs, without a store.</summary>
internal sealed class ReadFile : IReadingSink
{
    private readonly Dictionary<(int Day, int Second), string> _readings = [];
    private string _file = "";

    /// <summary>The readings in order of time, the later of two of one time.</summary>
    public IReadOnlyList<Reading> Readings =>
    [
        .. _readings.OrderBy(reading => reading.Key).Select(reading => new Reading(
            DateOnly.FromDayNumber(reading.Key.Day).ToString("yyyy-MM-dd"),
            TimeOnly.MinValue.Add(TimeSpan.FromSeconds(reading.Key.Second)).ToString("HH:mm:ss"),
            reading.Value)),
    ];

    /// <summary>Everything as it came: readings, missing ones and refusals with their lines.</summary>
    public List<(long Line, string What)> Events { get; } = [];

    public int Taken { get; private set; }

    public int Missing { get; private set; }

    public List<RefusedLine> Refusals { get; } = [];

    public List<string> Notes { get; } = [];

    public List<FileReading> Files { get; } = [];

    /// <summary>Reads a path as the command line names it.</summary>
    public static Task<ReadFile> OfAsync(string path, ImportOptions? options = null, SipakuSettings? settings = null) =>
        OfAsync(ImportInputs.Of(path), options, settings);

    public static Task<ReadFile> OfAsync(IEnumerable<ImportInput> inputs, ImportOptions? options = null, SipakuSettings? settings = null) =>
        OfAsync(inputs, new InputReader(options ?? ImportOptions.None, settings ?? new SipakuSettings()));

    public static async Task<ReadFile> OfAsync(IEnumerable<ImportInput> inputs, InputReader reader)
    {
        ReadFile file = new();
        foreach (ImportInput input in inputs)
        {
            await reader.ReadAsync(input, file, CancellationToken.None);
        }

        return file;
    }

    public void BeginFile(string name) => _file = name;

    public void Take(long line, in ParsedReading reading)
    {
        switch (reading.Kind)
        {
            case ReadingKind.Reading:
                Taken++;
                _readings[(reading.DayNumber, reading.SecondOfDay)] = Encoding.UTF8.GetString(reading.Text);
                Events.Add((line, $"{reading.DayNumber} {reading.SecondOfDay} {Encoding.UTF8.GetString(reading.Text)}"));
                break;
            case ReadingKind.Missing:
                Missing++;
                Events.Add((line, "missing"));
                break;
            default:
                Events.Add((line, reading.Refusal.ToString()));
                Refusals.Add(new RefusedLine(_file, line, RefusalText.Describe(reading.Refusal, reading.Text)));
                break;
        }
    }

    public void Note(string sentence) => Notes.Add(sentence);

    public void Advance(long bytes)
    {
    }

    public void EndFile(FileReading file) => Files.Add(file);
}
