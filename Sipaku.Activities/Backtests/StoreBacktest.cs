using Sipaku.Activities.Contracts;
using Sipaku.Activities.Daily;
using Sipaku.Activities.Errors;
using Sipaku.Activities.Features;
using Sipaku.Activities.Local.Features;
using Sipaku.Activities.Ports;
using Sipaku.Activities.Quality;
using Sipaku.Activities.Settings;

namespace Sipaku.Activities.Backtests;

/// <summary>What a run over the sensor table as it is now would say of its model, without a run: nothing is stored or trained.</summary>
public sealed class StoreBacktest(ISensorTable table, SipakuSettings settings, TimeProvider time)
{
    /// <summary>Reads the whole table by a scan, averages it by day in this process, and tries the model.</summary>
    /// <param name="wanted">What a run would be asked for.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="StepException">The table cannot be read, or its days have no model.</exception>
    public async Task<StoreBacktestReport> RunAsync(ForecastRequest wanted, CancellationToken cancellation)
    {
        RunTerms terms = settings.TermsOf(wanted, time.GetUtcNow().UtcDateTime);
        DirectoryInfo scratch = Directory.CreateTempSubdirectory("sipaku-backtest-");
        try
        {
            DumpPlan plan = await table.PlanDumpAsync("backtest", cancellation);
            List<string> files = await DumpAsync(plan, scratch.FullName, cancellation);
            FeatureFiles outputs = FeatureFiles.In(scratch.FullName);
            QueryParameters parameters = QueryParameters.Of(settings.Readings, terms.GapPolicy, terms.LastDay);
            FeatureQuery.Run(files, outputs, parameters, scratch.FullName, cancellation);
            DayFigures[] rows = [.. File.ReadLines(outputs.Daily).Select(DailyReader.Parse)];
            DayAverages days = DayAverages.Of(rows, terms.LastDay);
            if (days.Count == 0)
            {
                throw new PermanentException("No day has a value that counts. Import readings with numbers in Value.");
            }

            BacktestReport report = Backtesting.Run(days, terms.Scale, terms.GapPolicy, settings.Gate);
            QualityReport quality = QualityCheck.Judge(rows, terms, plan.Refused, plan.Missing, settings.Quality);
            return new StoreBacktestReport(
                days.Dates[0],
                days.Dates[^1],
                days.Count,
                report.Scale,
                report.ScaleReason,
                terms.GapPolicy,
                [.. quality.Findings, .. report.Findings],
                report.Backtest);
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    private async Task<List<string>> DumpAsync(DumpPlan plan, string folder, CancellationToken cancellation)
    {
        List<string> files = [];
        foreach (DumpSegment segment in plan.Segments)
        {
            DumpPart? part = null;
            do
            {
                files.Add(Path.Combine(folder, $"{files.Count:D6}.jsonl"));
                await using FileStream file = File.Create(files[^1]);
                part = await table.DumpPartAsync(segment, part?.Cursor, file, cancellation);
            }
            while (part.Cursor is not null);
        }

        return files;
    }
}
