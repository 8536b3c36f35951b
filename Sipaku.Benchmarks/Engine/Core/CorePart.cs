namespace Sipaku.Benchmarks.Engine.Core;

/// <summary>The store below DurableTask.Core, with nothing else.</summary>
internal static class CorePart
{
    private const int Few = 1_000;
    private const int Many = 10_000;
    private const int SmallStore = 100;
    private const int FullStore = 100_000;

    public static async Task RunAsync(Report report)
    {
        Report.Head("DurableTask.Core on Sipaku.DurableTask.Sqlite");
        await using (CoreHub hub = await CoreHub.StartAsync())
        {
            await report.MeasureAsync("5 in sequence + 6 at once, one at a time, a second", Target.AtLeast(240), () => Workload.MixedAsync(hub.Client, 500, 1));
            await report.MeasureAsync("5 in sequence + 6 at once, 64 at once, a second", Target.AtLeast(950), () => Workload.MixedAsync(hub.Client, 3_200, 64));
            await report.MeasureAsync("100 x 5 in sequence, s", Target.None, () => Workload.HundredAsync(hub.Client));
        }

        await MeasureStepsAsync(report);
        await MeasureFullStoreAsync(report);
    }

    private static async Task MeasureStepsAsync(Report report)
    {
        List<(double Store, double Framework)> few = [];
        List<(double Store, double Framework)> many = [];
        List<double> fewAtOnce = [];
        List<double> manyAtOnce = [];
        for (int round = 0; round < report.Rounds; round++)
        {
            await using CoreHub hub = await CoreHub.StartAsync();
            few.Add(await StepAsync(hub, Few));
            many.Add(await StepAsync(hub, Many));
            fewAtOnce.Add(await Workload.TimeAsync(() => Workload.RunAsync(hub.Client, 0, Few)) * 1_000 / Few);
            manyAtOnce.Add(await Workload.TimeAsync(() => Workload.RunAsync(hub.Client, 0, Many)) * 1_000 / Many);
        }

        report.Print("1,000 in sequence, the store's share of a step, ms", Target.None, [.. few.Select(step => step.Store)]);
        report.Print("10,000 in sequence, the store's share of a step, ms", Target.None, [.. many.Select(step => step.Store)]);
        report.Print("10,000 in sequence, that against 1,000", Target.AtMost(1.3), [.. many.Zip(few, (one, other) => one.Store / other.Store)]);
        report.Print("1,000 in sequence, the framework's share, ms", Target.None, [.. few.Select(step => step.Framework)]);
        report.Print("10,000 in sequence, the framework's share, ms", Target.None, [.. many.Select(step => step.Framework)]);
        report.Print("1,000 at once, an activity with all, ms", Target.None, fewAtOnce);
        report.Print("10,000 at once, an activity with all, ms", Target.None, manyAtOnce);
    }

    /// <returns>What a step takes, in milliseconds.</returns>
    private static async Task<(double Store, double Framework)> StepAsync(CoreHub hub, int count)
    {
        TimeSpan before = hub.Clock.Framework;
        double all = await Workload.TimeAsync(() => Workload.RunAsync(hub.Client, count, 0)) * 1_000 / count;
        double framework = (hub.Clock.Framework - before).TotalMilliseconds / count;
        return (all - framework, framework);
    }

    private static async Task MeasureFullStoreAsync(Report report)
    {
        await using CoreHub full = await CoreHub.StartAsync();
        await FillAsync(full, FullStore);
        List<double> rates = [];
        List<double> ratios = [];
        for (int round = 0; round < report.Rounds; round++)
        {
            await using CoreHub small = await CoreHub.StartAsync();
            await FillAsync(small, SmallStore);
            double rate = await Workload.MixedAsync(small.Client, 500, 1);
            rates.Add(await Workload.MixedAsync(full.Client, 500, 1));
            ratios.Add(rates[^1] / rate);
        }

        report.Print("100,000 finished instances: 5 + 6, one at a time, a second", Target.Rate, rates);
        report.Print("100,000 finished instances: that against 100", Target.AtLeast(1), ratios);
    }

    private static Task FillAsync(CoreHub hub, int count) => Workload.ManyAsync(count, 256, () => Workload.RunAsync(hub.Client, 0, 0));
}
