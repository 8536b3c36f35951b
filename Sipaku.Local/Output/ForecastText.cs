using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Sipaku.Activities.Contracts;
using Spectre.Console;

namespace Sipaku.Local.Output;

/// <summary>Prints a forecast for people: a table with a small chart in it.</summary>
internal static class ForecastText
{
    private const int ChartWidth = 30;
    private const int DateWidth = 14;
    private const int BordersWidth = 13;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // As the API writes it: for people too.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Prints the JSON that the API answers, or a table.</summary>
    public static void Print(Forecast forecast, bool json)
    {
        if (json)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(forecast, Json));
        }
        else
        {
            Print(forecast, Terminal.Output);
        }
    }

    private static void Print(Forecast forecast, IAnsiConsole output)
    {
        double highest = Math.Max(1, forecast.Days.Max(day => day.Average));

        // A terminal that is too narrow for the chart still shows the figures, one line a day.
        string averages = forecast.Unit is { } unit ? $"Average ({unit})" : "Average";
        int figuresWidth = DateWidth + averages.Length + forecast.Days.Max(day => day.Category.Length) + BordersWidth;
        bool chart = output.Profile.Width >= ChartWidth + figuresWidth;
        Table table = new() { Border = chart ? TableBorder.Rounded : TableBorder.None };
        table.AddColumn(new TableColumn("Date").NoWrap());
        table.AddColumn(new TableColumn(Markup.Escape(averages)).RightAligned().NoWrap());
        table.AddColumn(new TableColumn("Category").NoWrap());
        if (chart)
        {
            table.AddColumn("");
        }

        foreach (ForecastDay day in forecast.Days)
        {
            string colour = ColourOf(day.Level);
            List<string> cells =
            [
                day.Date.ToString(chart ? "ddd yyyy-MM-dd" : "yyyy-MM-dd", CultureInfo.InvariantCulture),
                day.Average.ToString("F2", CultureInfo.InvariantCulture) + (day.Clamped ? "*" : ""),
                $"[{colour}]{Markup.Escape(day.Category)}[/]",
            ];
            if (chart)
            {
                int length = (int)Math.Round(ChartWidth * Math.Max(0, day.Average) / highest);
                cells.Add($"[{colour}]{new string('█', length)}[/]");
            }

            table.AddRow([.. cells]);
        }

        ForecastData data = forecast.Data;
        string what = forecast.Pollutant ?? "Air quality";
        output.MarkupLineInterpolated($"[bold]{what}, the six days after {forecast.StartsAfter:yyyy-MM-dd}[/]");
        if (forecast.Sample)
        {
            output.MarkupLine("[yellow]Sample data: PM2.5 in µg/m³ of Beijing, not of your station.[/]");
        }

        output.Write(table);
        if (forecast.Days.Any(day => day.Clamped))
        {
            output.MarkupLine("* The model says less than zero, which was never measured.");
        }

        output.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"From {data.Readings:N0} readings of {data.Days:N0} days ({data.FirstDay:yyyy-MM-dd} to {data.LastDay:yyyy-MM-dd}), {data.MissingDays} days missing, {data.Malformed} lines or values refused.");
        output.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"Model {forecast.Model.Name} ({forecast.Model.Trainer}) on {data.Rows:N0} lag rows; published by {forecast.RunId}.");
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
