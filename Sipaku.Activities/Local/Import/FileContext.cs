using Sipaku.Activities.Local.Import.Tables;
using Sipaku.Activities.Local.Import.Texts;

namespace Sipaku.Activities.Local.Import;

/// <summary>What the readers of one file share.</summary>
internal sealed class FileContext : IDisposable
{
    private readonly IReadingSink sink;

    /// <param name="name">What messages call the file.</param>
    /// <param name="rules">What the user says.</param>
    /// <param name="sink">Hears what the file holds.</param>
    /// <param name="advance">Called after every few hundred kilobytes.</param>
    /// <param name="head">As many bytes are enough to decide what the file is.</param>
    public FileContext(string name, ReadingRules rules, IReadingSink sink, Action advance, int head)
    {
        Advance = advance;
        Head = head;
        Name = name;
        Rules = rules;
        this.sink = sink;
        Resolver = new ColumnResolver(rules);
        Series = new SeriesWatch(name);
        Readings = new DatedReadings(name, sink, rules.Clock, rules.Orders);
    }

    /// <summary>What messages call the file.</summary>
    public string Name { get; }

    public ReadingRules Rules { get; }

    public ColumnResolver Resolver { get; }

    public SeriesWatch Series { get; }

    public DatedReadings Readings { get; }

    public Understanding Understood { get; } = new();

    /// <summary>The strict rule for texts, with what it remembers.</summary>
    public ReadingText Text { get; } = new();

    /// <summary>Called after every few hundred kilobytes.</summary>
    public Action Advance { get; }

    /// <summary>As many bytes are enough to decide what the file is.</summary>
    public int Head { get; }

    /// <summary>Whether the file ended before its end.</summary>
    public bool IsDamaged { get; set; }

    /// <summary>Says something about the file.</summary>
    /// <param name="sentence">Without the file's name, which it starts with.</param>
    public void Note(string sentence) => sink.Note($"{Name} {sentence}");

    /// <summary>Takes columns that were found into use.</summary>
    /// <param name="map">The columns.</param>
    /// <param name="mayHaveDecimalComma">Whether a value may have one without the user saying so.</param>
    /// <param name="kind">What the file is called where no profile has a name for it: CSV, JSON.</param>
    public RecordJudge Use(ColumnMap map, bool mayHaveDecimalComma, string kind)
    {
        Readings.Allow(map.Profile.Orders);
        Understood.Add(Rules.ProfileName ?? (map.Profile == Profiles.Table || map.Profile == Profiles.Sipaku ? kind : map.Profile.Name), map.Describe());
        Understood.Measure(map, Rules, Series);
        return new RecordJudge(map, Rules, Series, mayHaveDecimalComma);
    }

    /// <summary>Checks at the end of the file and says what it was understood to be.</summary>
    /// <exception cref="ImportException">The order of its dates is open, or it holds more than one series.</exception>
    public FileReading End()
    {
        Series.Check();
        Readings.End();
        return Understood.Describe(Name);
    }

    public void Dispose() => Readings.Dispose();
}
