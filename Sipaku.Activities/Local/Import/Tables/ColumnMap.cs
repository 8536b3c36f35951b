namespace Sipaku.Activities.Local.Import.Tables;

/// <summary>Which column of a table holds what. Columns are counted from 0; -1 is none.</summary>
internal sealed record ColumnMap(Profile Profile, IReadOnlyList<string> Names, int Value)
{
    /// <summary>Columns with the date; four where year, month, day and hour are apart.</summary>
    public required IReadOnlyList<int> Date { get; init; }

    /// <summary>The year and month of dates that are a day of the month.</summary>
    public int Month { get; init; } = -1;

    public int Time { get; init; } = -1;

    /// <summary>Columns with a condition that is not met by any value.</summary>
    public IReadOnlyList<(int Column, string Value)> Where { get; init; } = [];

    /// <summary>Columns that may not change within one series.</summary>
    public IReadOnlyList<int> Station { get; init; } = [];

    public int Pollutant { get; init; } = -1;

    public int Unit { get; init; } = -1;

    /// <summary>Columns up to the last one with a name; what is behind them has to be empty.</summary>
    public int Width { get; init; }

    /// <summary>Whether date, time and value alone make a reading.</summary>
    public bool IsPlain => Date.Count == 1 && Time >= 0 && Where.Count == 0 && Station.Count == 0 && Pollutant < 0 && Unit < 0 && Profile.Sentinels.Count == 0 && !Profile.IsHourEnding;

    /// <summary>The columns in words: <c>time_stamp, pm2.5_atm</c>.</summary>
    public string Describe() => string.Join(", ", Date.Append(Time).Append(Value).Where(column => column >= 0).Distinct().Select(column => Names[column]))
        + (Where.Count == 0 ? "" : $" where {string.Join(" and ", Where.Select(where => $"{Names[where.Column]}={where.Value}"))}");
}
