using System.Globalization;
using Sipaku.Activities.Contracts;
using Spectre.Console;

namespace Sipaku.Local.Output;

/// <summary>The predicted days, a line each: with a chart where there is room, and still readable on forty columns.</summary>
internal sealed class ForecastTable
{
    private const int ChartWidth = 30;
    private const int BorderPerColumn = 3;
    private const string Interval = "80 %";

    private readonly Forecast _forecast;
    private readonly bool _chart;
    private readonly bool _wide;
    private readonly bool _intervals;

    private ForecastTable(Forecast forecast, int width)
    {
        _forecast = forecast;
        _intervals = forecast.Days.All(day => day.Interval80 is not null);
        int figures = WidthOf(Cells(wide: true)) + (_intervals ? 0 : -Interval.Length - BorderPerColumn);
        _chart = width >= figures + ChartWidth + BorderPerColumn;
        _wide = width >= figures;
    }

    /// <summary>The table for a terminal of some width.</summary>
    public static Table Of(Forecast forecast, int width) => new ForecastTable(forecast, width).Build();

    private Table Build()
    {
        Table table = new() { Border = _chart ? TableBorder.Rounded : TableBorder.None };
        List<string[]> rows = [.. Cells(_wide)];
        string[] heads = rows[0];
        table.AddColumn(new TableColumn(heads[0]).NoWrap());
        table.AddColumn(new TableColumn(Markup.Escape(heads[1])).RightAligned().NoWrap());
        if (_intervals)
        {
            table.AddColumn(new TableColumn(heads[2]).Centered().NoWrap());
        }

        table.AddColumn(new TableColumn(heads[3]));
        if (_chart)
        {
            table.AddColumn("");
        }

        double highest = Math.Max(1, _forecast.Days.Max(day => day.Average));
        foreach ((ForecastDay day, string[] cells) in _forecast.Days.Zip(rows.Skip(1)))
        {
            string colour = ColourOf(day.Level);
            List<string> shown = [cells[0], cells[1]];
            if (_intervals)
            {
                shown.Add(cells[2]);
            }

            shown.Add($"[{colour}]{Markup.Escape(cells[3])}[/]");
            if (_chart)
            {
                int length = (int)Math.Round(ChartWidth * Math.Max(0, day.Average) / highest);
                shown.Add($"[{colour}]{new string('█', length)}[/]");
            }

            table.AddRow([.. shown]);
        }

        return table;
    }

    /// <summary>The headings and the days: date, average, interval, category.</summary>
    private IEnumerable<string[]> Cells(bool wide)
    {
        string averages = _forecast.Unit is { } unit ? wide ? $"Average ({unit})" : unit : "Average";
        yield return ["Date", averages, Interval, "Category"];
        foreach (ForecastDay day in _forecast.Days)
        {
            yield return
            [
                day.Date.ToString(wide ? "ddd yyyy-MM-dd" : "MM-dd", CultureInfo.InvariantCulture),
                day.Average.ToString("F2", CultureInfo.InvariantCulture) + (day.Clamped ? "*" : ""),
                day.Interval80 is { } interval ? $"{Rounded(interval.Low)} – {Rounded(interval.High)}" : "",
                day.Category,
            ];
        }
    }

    // The width of a band needs no hundredths.
    private static string Rounded(double value) => value.ToString(Math.Abs(value) < 100 ? "F1" : "F0", CultureInfo.InvariantCulture);

    private static int WidthOf(IEnumerable<string[]> rows)
    {
        string[][] all = [.. rows];
        return Enumerable.Range(0, all[0].Length).Sum(column => all.Max(row => row[column].Length) + BorderPerColumn) + 1;
    }

    // An earlier version kept no level.
    private static string ColourOf(int? level) => level switch
    {
        null => "default",
        0 => "green",
        1 => "yellow",
        _ => "red",
    };
}
