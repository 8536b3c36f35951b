using System.Globalization;

namespace Sipaku.Activities.Local.Readings;

/// <summary>The readings of one segment: from a time up to, but without, another, as long as none is taken away.</summary>
/// <param name="Generation">The store's when the dump was planned; another one now means that readings were taken away since.</param>
/// <param name="From">First second.</param>
/// <param name="Before">The second after the last.</param>
internal readonly record struct SegmentRange(long Generation, long From, long Before)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Generation}:{From}:{Before}");

    public static SegmentRange Parse(string? text)
    {
        string[] parts = (text ?? "").Split(':');
        return parts.Length == 3
            && long.TryParse(parts[0], CultureInfo.InvariantCulture, out long generation)
            && long.TryParse(parts[1], CultureInfo.InvariantCulture, out long from)
            && long.TryParse(parts[2], CultureInfo.InvariantCulture, out long before)
            ? new SegmentRange(generation, from, before)
            : throw new ArgumentException($"'{text}' is no segment range of this table.", nameof(text));
    }
}
