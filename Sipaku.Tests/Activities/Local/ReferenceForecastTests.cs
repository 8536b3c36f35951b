using Sipaku.Activities;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Local.Features;
using Sipaku.Activities.Local.Import;
using Sipaku.Activities.Local.Objects;
using Sipaku.Activities.Local.Readings;
using Sipaku.Activities.Local.Training;
using Sipaku.Activities.Ports;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.Activities.Local;

/// <summary>From an export to six days through the Local adapters, held against figures worked out by independent means.</summary>
public sealed class ReferenceForecastTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly TemporaryHome home = new();
    private readonly DirectoryObjectStore store;

    public ReferenceForecastTests() => store = new DirectoryObjectStore(home.Settings, TimeProvider.System);

    public void Dispose() => home.Dispose();

    [Theory]
    [InlineData(ReferenceData.Beijing)]
    [InlineData(ReferenceData.Jakarta)]
    public async Task Features_and_daily_averages_equal_the_reference(string set)
    {
        await BuildFeaturesAsync(ReferenceData.ExportOf(set));

        List<double[]> features = (await store.ReadLinesAsync(RunKeys.Features("run"))).Select(ReferenceData.ParseRow).ToList();
        IReadOnlyList<double[]> expected = ReferenceData.FeaturesOf(set);
        Assert.Equal(expected.Count, features.Count);
        for (int row = 0; row < features.Count; row++)
        {
            Near.Equal(expected[row], features[row], 1e-9, $"row {row}");
        }

        List<string[]> daily = (await store.ReadLinesAsync(RunKeys.Daily("run"))).Select(line => line.Split(',')).ToList();
        IReadOnlyList<(string Day, int Readings, double Average)> expectedDaily = ReferenceData.DailyOf(set);
        Assert.Equal(expectedDaily.Select(day => $"{day.Day},{day.Readings},0"), daily.Select(fields => string.Join(',', fields[..3])));
        Near.Equal([.. expectedDaily.Select(day => day.Average)], [.. daily.Select(fields => double.Parse(fields[4]))], 1e-9, "daily");
    }

    [Theory]
    [InlineData(ReferenceData.Beijing)]
    [InlineData(ReferenceData.Jakarta)]
    public async Task Six_days_predicted_one_from_the_other_equal_the_reference(string set)
    {
        await BuildFeaturesAsync(ReferenceData.ExportOf(set));
        ReferenceForecast expected = ReferenceData.ForecastOf(set);
        LeastSquaresTrainingJob training = new(store);
        JobHandle job = await training.StartAsync(new TrainingRequest("run", 1, expected.Rows), None);
        TrainedModel model = await training.GetResultAsync(job, None);
        InProcessModelEndpoint endpoint = new(store);
        DeployRequest deployment = new("run", 1, model.Location);

        List<double> series = (await store.ReadLinesAsync(RunKeys.Daily("run"))).Select(line => double.Parse(line.Split(',')[4])).ToList();
        for (int day = 0; day < 6; day++)
        {
            series.Add(await endpoint.InvokeAsync(deployment, series[^6..], None));
        }

        Near.Equal([.. expected.Forecast.Select(day => day.Average)], series[^6..], 1e-6, "forecast");
        Near.Equal(expected.Intercept, model.Intercept!.Value, 1e-6, "intercept");
        Near.Equal(expected.Weights, model.Weights!, 1e-6, "weights");
    }

    [Fact]
    public async Task The_original_dump_has_the_four_rows_that_hive_made_of_it()
    {
        await BuildFeaturesAsync(ReferenceData.Original);

        Assert.Equal(4, (await store.ReadLinesAsync(RunKeys.Features("run"))).Count);
        Assert.Equal(10, (await store.ReadLinesAsync(RunKeys.Daily("run"))).Count);
    }

    private async Task BuildFeaturesAsync(string export)
    {
        home.Settings.Dump.Segments = 2;
        home.Settings.Dump.ReadingsPerPart = 10_000;
        await home.Importer().ImportAsync([ImportInput.FromFile(export)]);
        SqliteSensorTable table = new(home.Settings, TimeProvider.System);
        List<string> keys = new();
        foreach (DumpSegment segment in (await table.PlanDumpAsync("run", None)).Segments)
        {
            DumpPart? part = null;
            for (int number = 0; part is null or { Cursor: not null }; number++)
            {
                string? cursor = part?.Cursor;
                keys.Add(RunKeys.DumpPart("run", segment.Index, number) + store.DumpSuffix);
                await store.PutAsync(keys[^1], async (stream, token) => part = await table.DumpPartAsync(segment, cursor, stream, token), None);
            }
        }

        string manifest = await store.PutManifestAsync("run", [.. keys]);
        await new DuckDbFeatureJob(store, home.Settings).StartAsync(new FeatureJobRequest("run", 1, manifest), None);
    }
}
