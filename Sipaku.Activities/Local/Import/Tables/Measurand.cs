using System.Text;

namespace Sipaku.Activities.Local.Import.Tables;

/// <summary>One name for each pollutant and unit, whatever a file calls it.</summary>
internal static class Measurand
{
    private static readonly (string Start, string Name)[] Pollutants =
    [
        ("pm25", "PM2.5"), ("pm2p5", "PM2.5"), ("pmduakomalima", "PM2.5"), ("pm10", "PM10"), ("pmsepuluh", "PM10"), ("ozone", "O3"), ("o3", "O3"), ("no2", "NO2"),
        ("nitrogendioxide", "NO2"), ("so2", "SO2"), ("sulphurdioxide", "SO2"), ("sulfurdioxide", "SO2"), ("carbonmonoxide", "CO"), ("co(", "CO"), ("ispu", "ISPU"),
    ];

    /// <summary>The pollutant that a file's words mean; the words themselves where they are unknown.</summary>
    public static string? Pollutant(string? words) => words is null ? null : OfColumn(words) ?? words;

    /// <summary>The pollutant that a column's name says; <see langword="null"/> where it says none.</summary>
    public static string? OfColumn(string name)
    {
        string plain = Squeeze(name);
        if (plain is "co")
        {
            return "CO";
        }

        int at = Array.FindIndex(Pollutants, pollutant => plain.StartsWith(pollutant.Start, StringComparison.Ordinal));
        at = at >= 0 ? at : Array.FindIndex(Pollutants, pollutant => pollutant.Start.StartsWith("pm", StringComparison.Ordinal) && plain.Contains(pollutant.Start, StringComparison.Ordinal));
        return at < 0 ? null : Pollutants[at].Name;
    }

    /// <summary>The unit that a file's words mean; the words themselves where they are unknown.</summary>
    public static string? Unit(string? words)
    {
        if (words is null)
        {
            return null;
        }

        string plain = Squeeze(words.Replace('μ', 'u').Replace('µ', 'u').Replace('³', '3').Replace("^", "", StringComparison.Ordinal).Replace("**", "", StringComparison.Ordinal));
        return plain switch
        {
            _ when plain.StartsWith("ug/m3", StringComparison.Ordinal) || plain.StartsWith("ugm-3", StringComparison.Ordinal) || plain.StartsWith("micrograms/cubicmeter", StringComparison.Ordinal) => "µg/m³",
            _ when plain.StartsWith("mg/m3", StringComparison.Ordinal) || plain.StartsWith("mgm-3", StringComparison.Ordinal) => "mg/m³",
            "partspermillion" => "ppm",
            "partsperbillion" => "ppb",
            _ => words.Trim(),
        };
    }

    /// <summary>Small letters without blanks, points, underscores and HTML's marks.</summary>
    private static string Squeeze(string words)
    {
        StringBuilder plain = new();
        foreach (char letter in words.Replace("<sub>", "", StringComparison.OrdinalIgnoreCase).Replace("</sub>", "", StringComparison.OrdinalIgnoreCase).ToLowerInvariant())
        {
            if (letter is not (' ' or '.' or '_'))
            {
                plain.Append(letter);
            }
        }

        return plain.ToString();
    }
}
