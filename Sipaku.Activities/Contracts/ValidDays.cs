namespace Sipaku.Activities.Contracts;

/// <summary>Which days a reading may have.</summary>
public static class ValidDays
{
    /// <summary>
    /// The first one. Up to October 1582, Hive counts in the Julian calendar where it runs vectorised, and in the Gregorian one where it
    /// does not.
    /// </summary>
    public static readonly DateOnly First = new(1583, 1, 1);
}
