using System.Globalization;
using Sipaku.Activities.Contracts;
using Spectre.Console;

namespace Sipaku.Local.Output;

/// <summary>Prints the record of a run.</summary>
internal static class RunText
{
    /// <summary>Prints the JSON that the API answers, or lines for people.</summary>
    public static void Print(RunRecord run, string state, bool json)
    {
        if (json)
        {
            Console.Out.WriteLine(ApiJson.Of(run));
        }
        else
        {
            Print(run, state, Terminal.Output);
        }
    }

    private static void Print(RunRecord run, string state, IAnsiConsole output)
    {
        Line(output, "run", $"{run.RunId}  {state}");
        Line(output, "started", $"{run.StartedAt:yyyy-MM-dd HH:mm:ss}Z");
        if (run.EndedAt is { } ended)
        {
            Line(output, "ended", $"{ended:yyyy-MM-dd HH:mm:ss}Z, after {Span(ended - run.StartedAt)}");
        }

        foreach (string reason in run.Reasons.Concat(run.NotUndone))
        {
            Line(output, "", reason);
        }

        foreach (RunStep step in run.Steps)
        {
            Line(output, "step", $"{step.Name,-18} {step.State,-9} {(step.EndedAt is { } end ? Span(end - step.StartedAt) : "")}");
        }

        if (run.Data is { } data)
        {
            Line(output, "data", string.Create(CultureInfo.InvariantCulture, $"{data.Readings:N0} readings of {data.Days:N0} days ({data.FirstDay:yyyy-MM-dd} to {data.LastDay:yyyy-MM-dd}), {data.MissingDays:N0} days missing, {data.Malformed:N0} refused{(run.Sample ? "; sample data" : "")}"));
        }

        foreach (ForecastWarning warning in (run.Warnings ?? []).Where(warning => !run.Reasons.Contains(warning.Message)))
        {
            Line(output, "warning", warning.Message);
        }

        if (run is { Backtest: { } backtest, Scale: { } scale })
        {
            Line(output, "scale", $"{BacktestText.NameOf(scale)}: {run.ScaleReason}");
            Line(output, "backtest", BacktestText.Summary(backtest));
        }

        if (run.Model is { } model)
        {
            string billed = run.BillableSeconds is { } seconds ? $", {seconds} billable seconds" : "";
            Line(output, "model", $"{model.Name} ({model.Trainer}, {run.Scale?.ToString().ToLowerInvariant() ?? "linear"} scale){billed}");
            foreach ((string name, double value) in model.Metrics)
            {
                Line(output, "", string.Create(CultureInfo.InvariantCulture, $"{name} {value:G6}"));
            }
        }

        foreach (ForecastDay day in run.Days ?? [])
        {
            string interval = day.Interval80 is { } range ? string.Create(CultureInfo.InvariantCulture, $"  80 %: {range.Low:F1} – {range.High:F1}") : "";
            Line(output, "forecast", string.Create(CultureInfo.InvariantCulture, $"{day.Date:yyyy-MM-dd}  {day.Average,10:F2} {run.Measure?.Unit}  {day.Category}{interval}"));
        }
    }

    private static void Line(IAnsiConsole output, string label, string text) => output.WriteLine($"{label,-10}{Terminal.OnOneLine(text)}".TrimEnd());

    private static string Span(TimeSpan span) => span < TimeSpan.FromMinutes(1)
        ? string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:F1} s")
        : span.ToString(span < TimeSpan.FromDays(1) ? @"h\:mm\:ss" : @"d\.hh\:mm\:ss", CultureInfo.InvariantCulture);
}
