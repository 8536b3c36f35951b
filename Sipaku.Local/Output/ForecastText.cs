using System.Globalization;
using Sipaku.Activities.Contracts;
using Spectre.Console;

namespace Sipaku.Local.Output;

/// <summary>Prints a forecast for people, with what they need to trust or doubt it.</summary>
internal static class ForecastText
{
    /// <summary>Prints the JSON that the API answers, or a table.</summary>
    public static void Print(Forecast forecast, bool json)
    {
        if (json)
        {
            Console.Out.WriteLine(ApiJson.Of(forecast));
        }
        else
        {
            Print(forecast, Terminal.Output);
        }
    }

    /// <summary>Prints the table and what is to be said of it.</summary>
    internal static void Print(Forecast forecast, IAnsiConsole output)
    {
        string what = forecast.Pollutant ?? "Air quality";
        output.MarkupLineInterpolated($"[bold]{what}, the six days after {forecast.StartsAfter:yyyy-MM-dd}[/]");
        if (forecast.Sample)
        {
            output.MarkupLine("[yellow]Sample data: PM2.5 in µg/m³ of Beijing, not of your station.[/]");
        }

        output.Write(ForecastTable.Of(forecast, output.Profile.Width));
        if (forecast.Days.Any(day => day.Clamped))
        {
            output.MarkupLine("* The model says less than zero, which was never measured.");
        }

        WarningText.Print(forecast.Warnings ?? [], output);
        if (forecast.Backtest is { } backtest)
        {
            output.WriteLine(BacktestText.Summary(backtest));
        }

        ForecastData data = forecast.Data;
        output.WriteLine(Text($"From {data.Readings:N0} readings of {data.Days:N0} days ({data.FirstDay:yyyy-MM-dd} to {data.LastDay:yyyy-MM-dd}), {data.MissingDays:N0} days missing, {data.Malformed:N0} lines or values refused."));
        output.WriteLine(Text($"Model {forecast.Model.Name} ({forecast.Model.Trainer}, {BacktestText.NameOf(forecast.Scale)} scale) on {data.Rows:N0} lag rows; published by {forecast.RunId}."));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
