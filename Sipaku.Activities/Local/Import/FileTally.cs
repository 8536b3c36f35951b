using System.Globalization;
using Sipaku.Activities.Local.Readings;

namespace Sipaku.Activities.Local.Import;

/// <summary>What was counted of a file, or of all members of an archive.</summary>
internal sealed class FileTally
{
    private readonly List<string> _readsAs = [];
    private long _first = long.MaxValue;
    private long _last = long.MinValue;

    public long Imported { get; private set; }

    public long Replaced { get; private set; }

    public long Missing { get; private set; }

    public RefusalTally Refusals { get; } = new();

    public void AddReading(long at, bool replaced)
    {
        Imported++;
        Replaced += replaced ? 1 : 0;
        _first = Math.Min(_first, at);
        _last = Math.Max(_last, at);
    }

    public void AddMissing() => Missing++;

    /// <summary>Notes what the file was read as.</summary>
    public void ReadAs(string shape)
    {
        if (shape.Length > 0 && !_readsAs.Contains(shape))
        {
            _readsAs.Add(shape);
        }
    }

    /// <summary>Adds a member.</summary>
    public void Add(FileTally member)
    {
        Imported += member.Imported;
        Replaced += member.Replaced;
        Missing += member.Missing;
        Refusals.Add(member.Refusals);
        _first = Math.Min(_first, member._first);
        _last = Math.Max(_last, member._last);
        member._readsAs.ForEach(ReadAs);
    }

    /// <summary>Refuses a file of which too much was refused.</summary>
    /// <exception cref="ImportException">It is above the share.</exception>
    public void CheckRefused(string name, double most)
    {
        long lines = Refusals.Count + Imported;
        if (Refusals.Count <= most * lines)
        {
            return;
        }

        RefusalGroup chief = Refusals.Groups[0];
        string what = Imported == 0
            ? string.Create(CultureInfo.InvariantCulture, $"None of the {lines:N0} lines of {name} is a reading, so nothing was stored.")
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{Refusals.Count:N0} of {lines:N0} lines of {name} were refused ({Percent(lines):0.#} %, more than --max-refused {100 * most:0.#}%), so nothing was stored; --rejects FILE writes all of them down, --max-refused {Math.Ceiling(Percent(lines))}% takes the others.");
        throw new ImportException(string.Create(
            CultureInfo.InvariantCulture, $"{what} The reason of {chief.Count:N0} of them, as in line {chief.First[0].Line}: {chief.First[0].Reason}"));
    }

    private double Percent(long lines) => 100.0 * Refusals.Count / lines;

    /// <summary>The record of an input.</summary>
    public StoredFile ToFile(string name, InputTotals totals) => new(
        name,
        string.Join("; ", _readsAs),
        totals.Bytes,
        totals.Checksum,
        Imported,
        Replaced,
        Refusals.Count,
        Missing,
        Imported == 0 ? null : ReadingTime.ToDateTime(_first),
        Imported == 0 ? null : ReadingTime.ToDateTime(_last));
}
