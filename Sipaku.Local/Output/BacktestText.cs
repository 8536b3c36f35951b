using System.Globalization;
using Sipaku.Activities.Contracts;
using Spectre.Console;

namespace Sipaku.Local.Output;

/// <summary>Prints a backtest for people.</summary>
internal static class BacktestText
{
    /// <summary>Prints the figures as JSON, or as tables.</summary>
    public static void Print(StoreBacktestReport report, bool json)
    {
        if (json)
        {
            Console.Out.WriteLine(ApiJson.Of(report));
        }
        else
        {
            Print(report, Terminal.Output);
        }
    }

    /// <summary>What forecasts of known days were worth, in two sentences.</summary>
    public static string Summary(Backtest backtest)
    {
        string errors = backtest is { Model: { } model, Persistence: { } persistence, Mean6: { } mean6 }
            ? Text($"On {backtest.Origins:N0} known days such forecasts were off by {model.Mae:F1} on average; repeating the last day by {persistence.Mae:F1}, the mean of the last six by {mean6.Mae:F1}. ")
            : "";
        string coverage = backtest.Coverage80 is { } coverage80 ? Text($"The 80 % interval held {100 * coverage80:F0} % of them.") : "";
        return $"{errors}{coverage}{backtest.Note}".TrimEnd();
    }

    /// <summary>A scale as people write it.</summary>
    public static string NameOf(Scale scale) => scale == Scale.Log ? "log" : "linear";

    private static void Print(StoreBacktestReport report, IAnsiConsole output)
    {
        Backtest backtest = report.Backtest;
        output.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]Backtest on {report.Days:N0} days, {report.FirstDay:yyyy-MM-dd} to {report.LastDay:yyyy-MM-dd}[/]");
        output.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"Forecasts of {backtest.Horizon} days from {backtest.Origins:N0} known ones, with a model fitted to the days before.");
        output.MarkupLineInterpolated($"Scale {NameOf(report.Scale)}: {report.ScaleReason}");
        if (backtest is { Model: { } model, Persistence: { } persistence, Mean6: { } mean6, TrainingMean: { } trainingMean })
        {
            Table errors = NewTable("", "MAE", "RMSE", "sMAPE", "bias");
            AddRow(errors, "model", model);
            AddRow(errors, "last day", persistence);
            AddRow(errors, "mean of 6", mean6);
            AddRow(errors, "train mean", trainingMean);
            output.Write(errors);

            Table byDay = NewTable("MAE of day", "model", "last", "6", "train");
            foreach (BacktestDay day in backtest.ByDay!)
            {
                byDay.AddRow(Text($"{day.Day}"), Number(day.Model.Mae), Number(day.Persistence.Mae), Number(day.Mean6.Mae), Number(day.TrainingMean.Mae));
            }

            output.Write(byDay);
            BacktestDifferences differences = backtest.Differences!;
            output.WriteLine("MAE of the model minus that of (95 % interval):");
            output.WriteLine($"  last day    {TextOf(differences.Persistence)}");
            output.WriteLine($"  mean of 6   {TextOf(differences.Mean6)}");
            output.WriteLine($"  train mean  {TextOf(differences.TrainingMean)}");
        }

        if (backtest is { Coverage80: { } coverage80, Coverage95: { } coverage95 })
        {
            output.WriteLine(Text($"The 80 % intervals held {100 * coverage80:F1} % of the days, the 95 % ones {100 * coverage95:F1} %."));
        }

        if (backtest.Note is { } note)
        {
            output.WriteLine(note);
        }

        WarningText.Print(report.Warnings, output);
    }

    private static Table NewTable(string first, params string[] figures)
    {
        Table table = new() { Border = TableBorder.None };
        table.AddColumn(new TableColumn(first).NoWrap());
        foreach (string figure in figures)
        {
            table.AddColumn(new TableColumn(figure).RightAligned().NoWrap());
        }

        return table;
    }

    private static void AddRow(Table table, string name, BacktestErrors errors) =>
        table.AddRow(name, Number(errors.Mae), Number(errors.Rmse), Number(errors.Smape), Number(errors.Bias));

    private static string Number(double value) => value.ToString("F2", CultureInfo.InvariantCulture);

    private static string TextOf(BacktestDifference difference) => Text($"{difference.Mae,7:F2} ({difference.Low:F2} to {difference.High:F2})");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
