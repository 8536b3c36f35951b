namespace Sipaku.Tests.Support;

/// <summary>A reading as the station writes it.</summary>
public sealed record Reading(string Tanggal, string Waktu, string Value)
{
    /// <summary>The line of a dump that holds it.</summary>
    public string ToExportLine() => $$$"""{"Waktu":{"s":"{{{Waktu}}}"},"Value":{"n":"{{{Value}}}"},"Tanggal":{"s":"{{{Tanggal}}}"}}""";

    /// <summary>Two-hourly readings of as many days, all values different.</summary>
    public static IReadOnlyList<Reading> OfDays(int days, int perDay = 12, string from = "2019-11-02")
    {
        DateOnly first = DateOnly.ParseExact(from, "yyyy-MM-dd");
        return
        [
            .. from day in Enumerable.Range(0, days)
               from number in Enumerable.Range(0, perDay)
               select new Reading(
                   first.AddDays(day).ToString("yyyy-MM-dd"),
                   new TimeOnly(0, 0).AddMinutes(number * 1440 / perDay).ToString("HH:mm:ss"),
                   ((day * 100) + number).ToString()),
        ];
    }
}
