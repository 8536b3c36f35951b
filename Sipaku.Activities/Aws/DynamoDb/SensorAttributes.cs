namespace Sipaku.Activities.Aws.DynamoDb;

/// <summary>The station's attributes, and how expressions speak of them (<c>Value</c> is a reserved word).</summary>
internal static class SensorAttributes
{
    /// <summary>The day, <c>yyyy-MM-dd</c>; the hash key.</summary>
    public const string Date = "Tanggal";

    /// <summary>The time of day; the range key.</summary>
    public const string Time = "Waktu";

    /// <summary>The raw sensor value.</summary>
    public const string Value = "Value";

    /// <summary>A projection to the three.</summary>
    public const string Projection = "#d, #t, #v";

    /// <summary>The names in <see cref="Projection"/>.</summary>
    public static Dictionary<string, string> Names() => new() { ["#d"] = Date, ["#t"] = Time, ["#v"] = Value };
}
