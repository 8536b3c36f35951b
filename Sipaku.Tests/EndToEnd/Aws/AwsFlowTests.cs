using System.Globalization;
using Amazon.DynamoDBv2.Model;
using Amazon.ElasticMapReduce;
using Amazon.ElasticMapReduce.Model;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Sipaku.Activities;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Ports;
using Sipaku.AwsSimulator.Ledgers;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.EndToEnd.Aws;

public sealed class AwsFlowTests
{
    [Fact]
    public async Task Runs_over_the_whole_sample_publish_the_reference_forecast_and_leave_the_current_and_the_previous_model()
    {
        await using AwsFlow flow = await AwsFlow.StartAsync(await SeededTables.WholeAsync(), ("Scale", "Linear"));
        List<string> runs = [];
        for (int number = 1; number <= 3; number++)
        {
            runs.Add(await flow.PublishAsync());

            await AssertDocumentAsync(flow, runs[^1]);
            await AssertDaysAsync(flow, runs[^1]);
            await AssertRecordAsync(flow, runs[^1]);
            await flow.AssertServesAsync([.. runs.AsEnumerable().Reverse().Take(2)]);
            LedgerSnapshot ledger = await flow.LedgerAsync();
            Assert.Equal(number, ledger.Ever(ResourceKind.Cluster).Count);
            Assert.Equal(number, ledger.Ever(ResourceKind.Step).Count);
            Assert.Equal(number, ledger.Ever(ResourceKind.TrainingJob).Count);
            Assert.Single(ledger.Ever(ResourceKind.Endpoint));
        }
    }

    [Fact]
    public async Task Run_OnTheLogScale_TrainsOnTheLogarithms_ValidatesOnThem_AndPredictsInTheSensorsUnit()
    {
        await using AwsFlow flow = await AwsFlow.StartAsync(await SeededTables.WholeAsync(), ("Scale", "Log"));

        string run = await flow.PublishAsync();

        double[] fitted = PlainLeastSquares.Fit([.. ReferenceData.FeaturesOf(ReferenceData.Beijing).Select(row => row.Select(value => Math.Log(1 + value)).ToArray())]);
        double[] last = [.. ReferenceData.DailyOf(ReferenceData.Beijing).TakeLast(6).Select(day => Math.Log(1 + day.Average))];
        double[] expected = [.. PlainLeastSquares.PredictDays(fitted, last, days: 6).Select(value => Math.Exp(value) - 1)];
        Near.Equal(expected, [.. (await flow.DocumentAsync())!["PredictData"].L.Select(day => Number(day.M["Average"].N))], 1e-6, "forecast");
        IObjectStore objects = flow.Host.Services.GetRequiredService<IObjectStore>();
        IReadOnlyList<string> rows = await objects.ReadLinesAsync(RunKeys.FeaturesLog(run));
        Assert.Equal(rows.TakeLast(rows.Count / 5), await objects.ReadLinesAsync(RunKeys.Validation(run)));
    }

    [Fact]
    public async Task Run_WhenAGateBlocks_PaysForNothingBehindTheFeatures_AndPublishesNothing()
    {
        await using AwsFlow flow = await AwsFlow.StartAsync(await SeededTables.SliceAsync(), ("Quality:Freshness", "Block"));

        OrchestrationMetadata run = await flow.RunAsync();

        Assert.Equal(RunOutcome.Blocked, run.ReadOutputAs<RunOutcome>()!.Outcome);
        await flow.AssertNothingIsLeftAsync();
        Assert.Single((await flow.LedgerAsync()).Ever(ResourceKind.Cluster));
        Assert.Empty((await flow.LedgerAsync()).Ever(ResourceKind.TrainingJob));
        Assert.Null(await flow.DocumentAsync());
    }

    [Fact]
    public async Task Run_WhenTheEndpointIsNotToBeKept_LeavesNothingThatCostsMoney_AndTheNextOneCreatesItAgain()
    {
        await using AwsFlow flow = await AwsFlow.StartAsync(await SeededTables.SliceAsync(), ("Endpoint:DeleteAfterPublish", "true"));

        await flow.PublishAsync();
        Assert.Empty((await flow.LedgerAsync()).Billed);
        await flow.PublishAsync();

        LedgerSnapshot ledger = await flow.LedgerAsync();
        Assert.Empty(ledger.Billed);
        Assert.Equal(2, ledger.Ever(ResourceKind.Endpoint).Count);
    }

    [Fact]
    public async Task Run_WhenAClusterStands_AddsItsStepThere_AndLeavesTheClusterAsItWas()
    {
        await using AwsFlow flow = await AwsFlow.StartAsync(await SeededTables.SliceAsync(), ("Emr:ClusterId", "j-SIM0000000001"));
        await flow.Host.Services.GetRequiredService<IAmazonElasticMapReduce>().RunJobFlowAsync(new RunJobFlowRequest
        {
            Name = "standing",
            ReleaseLabel = "emr-7.12.0",
            ServiceRole = "arn:aws:iam::000000000000:role/somebody",
            JobFlowRole = "arn:aws:iam::000000000000:instance-profile/somebody",
            Instances = new JobFlowInstancesConfig { MasterInstanceType = "m5.xlarge", InstanceCount = 1, KeepJobFlowAliveWhenNoSteps = true },
        });
        await flow.Host.AdvanceAsync(TimeSpan.FromMinutes(10));

        await flow.PublishAsync();

        LedgerSnapshot ledger = await flow.LedgerAsync();
        Assert.Equal("standing", Assert.Single(ledger.Existing(ResourceKind.Cluster)).Name);
        Assert.Single(ledger.Ever(ResourceKind.Cluster));
        Assert.Single(ledger.Ever(ResourceKind.Step));
    }

    /// <summary>The shape that the original's dashboard reads.</summary>
    private static async Task AssertDocumentAsync(AwsFlow flow, string run)
    {
        Dictionary<string, AttributeValue> document = (await flow.DocumentAsync())!;
        ReferenceForecast reference = ReferenceData.ForecastOf(ReferenceData.Beijing);
        Assert.Equal("1", document["PredID"].S);
        Assert.Equal("2030-01-01", document["DateCreated"].S);
        Assert.Equal("2014-12-31", document["DateStartPredict"].S);
        Assert.Equal(run, document["RunId"].S);
        List<AttributeValue> days = document["PredictData"].L;
        Assert.All(days, day => Assert.Equal(["Average", "Tanggal"], day.M.Keys.Order()));
        Assert.Equal(reference.Forecast.Select(day => day.Date.ToString("O", CultureInfo.InvariantCulture)), days.Select(day => day.M["Tanggal"].S));
        Near.Equal([.. reference.Forecast.Select(day => day.Average)], [.. days.Select(day => Number(day.M["Average"].N))], 1e-6, "forecast");
    }

    private static async Task AssertRecordAsync(AwsFlow flow, string run)
    {
        RunHistory history = flow.Host.Services.GetRequiredService<RunHistory>();
        RunRecord record = (await history.FindAsync(run, (_, _) => Task.FromResult<OrchestrationRuntimeStatus?>(null), CancellationToken.None))!;
        Assert.Equal((RunState.Published, 41_757), (record.State, record.Data!.Readings));
        Assert.Equal("linear-learner", record.Model!.Trainer);
        Assert.True(record.BillableSeconds > 0);
        Assert.True(record.Steps.Single(step => step.Name == "DeployEndpoint") is { EndedAt: { } end, StartedAt: var start } && end - start > TimeSpan.FromMinutes(1));
        Assert.Equal(run, (await history.ListAsync((_, _) => Task.FromResult<OrchestrationRuntimeStatus?>(null), CancellationToken.None))[0].RunId);
    }

    private static async Task AssertDaysAsync(AwsFlow flow, string run)
    {
        List<Dictionary<string, AttributeValue>> rows = await flow.DayRowsAsync(run);
        List<AttributeValue> days = (await flow.DocumentAsync())!["PredictData"].L;
        Assert.Equal(
            days.Select(day => (day.M["Tanggal"].S, day.M["Average"].N)),
            rows.Select(row => (row["Tanggal"].S, row["Average"].N)));
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
