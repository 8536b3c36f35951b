using System.Globalization;
using Sipaku.AwsSimulator.Ledgers;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.EndToEnd.Aws;

public sealed class MixTests
{
    [Fact]
    public async Task Data_on_aws_and_work_on_this_machine_give_the_reference_forecast_without_a_cluster_or_an_endpoint_to_pay_for()
    {
        await using AwsFlow flow = await AwsFlow.StartAsync(
            await SeededTables.WholeAsync(), ("Scale", "Linear"), ("Ports:FeatureJob", "Local"), ("Ports:TrainingJob", "Local"));

        await flow.PublishAsync();

        Assert.Empty((await flow.LedgerAsync()).Entries);
        Near.Equal(
            [.. ReferenceData.ForecastOf(ReferenceData.Beijing).Forecast.Select(day => day.Average)],
            [.. (await flow.DocumentAsync())!["PredictData"].L.Select(day => double.Parse(day.M["Average"].N, CultureInfo.InvariantCulture))],
            1e-6,
            "forecast");
    }

    [Fact]
    public async Task Readings_and_forecast_on_this_machine_and_training_on_sagemaker_work_through_a_bucket()
    {
        await using AwsFlow flow = await AwsFlow.StartAsync(
            "none",
            ("Backend", "Local"),
            ("Ports:ObjectStore", "Aws"),
            ("Ports:TrainingJob", "Aws"));
        await flow.Home.ImportAsync(SeededTables.SliceReadings);

        await flow.AssertServesAsync(await flow.PublishAsync());

        Assert.Empty((await flow.LedgerAsync()).Ever(ResourceKind.Cluster));
        Assert.Null(await flow.DocumentAsync());
    }
}
