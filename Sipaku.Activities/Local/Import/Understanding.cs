using Sipaku.Activities.Local.Import.Tables;

namespace Sipaku.Activities.Local.Import;

/// <summary>What a file turns out to be.</summary>
internal sealed class Understanding
{
    private readonly List<string> shapes = [];
    private bool isExport;
    private ColumnMap? map;
    private ReadingRules? rules;
    private SeriesWatch? series;

    /// <summary>A shape that was found; of a file put together of several there are several.</summary>
    public void Add(string kind, string columns)
    {
        string shape = $"{kind}: {columns}";
        if (!shapes.Contains(shape))
        {
            shapes.Add(shape);
        }
    }

    /// <summary>DynamoDB's export, which is noted once.</summary>
    public void AddExport()
    {
        if (!isExport)
        {
            isExport = true;
            Add("DynamoDB JSON", "Tanggal, Waktu, Value");
        }
    }

    /// <summary>Notes where the file says what was measured.</summary>
    public void Measure(ColumnMap columns, ReadingRules said, SeriesWatch watch) => (map, rules, series) = (columns, said, watch);

    /// <summary>All that is known at the end of the file.</summary>
    public FileReading Describe(string name)
    {
        string readsAs = string.Join("; ", shapes);
        if (map is null)
        {
            return new FileReading(name, readsAs);
        }

        string column = map.Names[map.Value];
        string? pollutant = rules!.Own?.Pollutant
            ?? (map.Pollutant >= 0 ? Measurand.Pollutant(series!.TheOne(map.Names[map.Pollutant])) : null)
            ?? map.Profile.MeasureOfAll
            ?? (map.Profile.Measures.TryGetValue(column, out string? measured) ? measured : Measurand.OfColumn(column));
        string? unit = rules.Own?.Unit
            ?? (map.Unit >= 0 ? Measurand.Unit(series!.TheOne(map.Names[map.Unit])) : null)
            ?? (pollutant is null ? null : map.Profile.UnitOfAll);
        string station = string.Join(", ", map.Station.Select(at => series!.TheOne(map.Names[at])).OfType<string>());
        return new FileReading(name, readsAs, pollutant, unit, station.Length > 0 ? station : null);
    }
}
