using System.Diagnostics.CodeAnalysis;

namespace Sipaku.Activities.Settings;

/// <summary>A profile of the user's own: what <c>--profile NAME</c> says about the files of an import. The options of the command line go before it.</summary>
public sealed class ProfileSettings
{
    /// <summary>The column with the date, or with date and time: its name, or its number from 1 on.</summary>
    public string? DateColumn { get; set; }

    /// <summary>The column with the time of day.</summary>
    public string? TimeColumn { get; set; }

    /// <summary>The column with the value.</summary>
    public string? ValueColumn { get; set; }

    /// <summary>Conditions <c>column=value</c> that a row has to fulfil, divided by semicolons.</summary>
    public string? Where { get; set; }

    /// <summary><c>dmy</c>, <c>mdy</c>, <c>ymd</c>, or a pattern such as <c>dd.MM.yyyy HH:mm</c>.</summary>
    public string? DateFormat { get; set; }

    /// <summary>The decimal mark, <c>.</c> or <c>,</c>.</summary>
    [SuppressMessage("Naming", "CA1720", Justification = "The name of the option.")]
    public string? Decimal { get; set; }

    /// <summary>What divides columns: one character, or <c>tab</c>.</summary>
    public string? Delimiter { get; set; }

    /// <summary>Values that stand for a missing one, divided by commas.</summary>
    public string Sentinels { get; set; } = "";

    /// <summary>Whether an hour is named after its end, so that an hour is taken off.</summary>
    public bool HourEnding { get; set; }

    /// <summary>What was measured, such as <c>PM2.5</c>.</summary>
    public string? Pollutant { get; set; }

    /// <summary>Its unit, such as <c>µg/m³</c>.</summary>
    public string? Unit { get; set; }

    /// <summary><see cref="Where"/> one by one.</summary>
    public IReadOnlyList<string> WhereClauses() => Where?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    /// <summary><see cref="Sentinels"/> as numbers.</summary>
    /// <param name="setting">What messages call them.</param>
    /// <exception cref="SettingsException">One of them is no finite number.</exception>
    public IReadOnlyList<double> SentinelValues(string setting) => NumberList.Read(setting, Sentinels);
}
