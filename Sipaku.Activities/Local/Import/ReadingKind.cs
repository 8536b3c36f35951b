namespace Sipaku.Activities.Local.Import;

/// <summary>What a record turned out to be.</summary>
internal enum ReadingKind
{
    /// <summary>A day, a time and a value.</summary>
    Reading,

    /// <summary>A day and a time at which the sensor measured nothing.</summary>
    Missing,

    /// <summary>Something that is no reading.</summary>
    Refused,
}
