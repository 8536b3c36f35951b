using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Sipaku.Activities.Contracts;
using Spectre.Console;

namespace Sipaku.Local.Output;

/// <summary>Prints a forecast for people: a table with a small chart in it.</summary>
internal static class ForecastText
{
    private const int ChartWidth = 30;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

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

        Table table = new() { Border = TableBorder.Rounded };
        table.AddColumn("Date");
        table.AddColumn(new TableColumn("Average").RightAligned());
        table.AddColumn("Category");
        table.AddColumn("");
        foreach (ForecastDay day in forecast.Days)
        {
            string colour = ColourOf(day.Category);
            int length = (int)Math.Round(ChartWidth * Math.Max(0, day.Average) / highest);
            table.AddRow(
                day.Date.ToString("ddd yyyy-MM-dd", CultureInfo.InvariantCulture),
                day.Average.ToString("F2", CultureInfo.InvariantCulture) + (day.Clamped ? "*" : ""),
                $"[{colour}]{day.Category}[/]",
                $"[{colour}]{new string('█', length)}[/]");
        }

        ForecastData data = forecast.Data;
        output.MarkupLineInterpolated($"[bold]Air quality, the six days after {forecast.StartsAfter:yyyy-MM-dd}[/]");
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

    private static string ColourOf(string category) => category switch
    {
        AirQuality.Good => "green",
        AirQuality.Moderate => "yellow",
        _ => "red",
    };
}
