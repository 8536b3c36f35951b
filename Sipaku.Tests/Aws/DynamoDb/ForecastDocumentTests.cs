using System.Globalization;
using Amazon.DynamoDBv2.Model;
using Sipaku.Activities.AirQuality;
using Sipaku.Activities.Aws.DynamoDb;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Errors;
using Sipaku.Activities.Settings;
using Sipaku.Tests.Aws.Support;
using Xunit;

namespace Sipaku.Tests.Aws.DynamoDb;

public sealed class ForecastDocumentTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly DateOnly LastDay = new(2019, 11, 12);

    private AwsPeers _peers = null!;
    private SipakuSettings _settings = null!;
    private DynamoDbForecastStore _store = null!;

    public async Task InitializeAsync()
    {
        _peers = await AwsPeers.GetAsync();
        _settings = await _peers.NewSettingsAsync();
        _store = new DynamoDbForecastStore(_peers.Dynamo, _settings, TimeProvider.System);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task The_document_has_the_originals_shape()
    {
        await PublishAsync("run-1", 120.25);

        Dictionary<string, AttributeValue> item = Assert.Single((await _peers.Dynamo.ScanAsync(new ScanRequest { TableName = _settings.ResultTable })).Items);
        Assert.Equal("1", item["PredID"].S);
        Assert.Equal("2019-11-13", item["DateCreated"].S);
        Assert.Equal("2019-11-12", item["DateStartPredict"].S);
        Assert.Equal(
            Enumerable.Range(1, 6).Select(day => (LastDay.AddDays(day).ToString("yyyy-MM-dd"), 120.25)),
            item["PredictData"].L.Select(day => (day.M["Tanggal"].S, double.Parse(day.M["Average"].N, CultureInfo.InvariantCulture))));
        Assert.Equal("run-1", item["RunId"].S);
    }

    [Fact]
    public async Task A_document_that_the_original_wrote_can_be_read_and_is_replaced()
    {
        await _peers.Dynamo.PutItemAsync(_settings.ResultTable, new()
        {
            ["PredID"] = new() { S = "1" },
            ["DateCreated"] = new() { S = "2019-11-13" },
            ["DateStartPredict"] = new() { S = "2019-11-12" },
            ["PredictData"] = new() { L = [new() { M = new() { ["Tanggal"] = new() { S = "2019-11-13" }, ["Average"] = new() { N = "88.5" } } }] },
        });

        Forecast old = (await _store.ReadLatestAsync(None))!;
        await PublishAsync("run-1", 1);

        Assert.Equal(ForecastDay.Of(new DateOnly(2019, 11, 13), 88.5, RawBands.Bands), Assert.Single(old.Days));
        Assert.Equal(new DateTime(2019, 11, 13, 0, 0, 0, DateTimeKind.Utc), old.CreatedAt);
        Assert.Equal("run-1", (await _store.ReadLatestAsync(None))!.RunId);
    }

    [Fact]
    public async Task Days_are_stored_under_their_run_beside_the_lock()
    {
        await _store.AcquireAsync("run-1", null, None);
        await _store.StoreDayAsync("run-1", ForecastDay.Of(LastDay, 700, RawBands.Bands), None);

        GetItemResponse stored = await _peers.Dynamo.GetItemAsync(
            _settings.PredictionTable, new() { ["RunId"] = new() { S = "run-1" }, ["Tanggal"] = new() { S = "2019-11-12" } });
        Assert.Equal(("700", "SEDANG"), (stored.Item["Average"].N, stored.Item["Category"].S));
    }

    [Fact]
    public async Task A_run_id_that_the_table_keeps_for_itself_is_refused() =>
        await Assert.ThrowsAsync<PermanentException>(() => _store.AcquireAsync("#lock", null, None));

    [Fact]
    public async Task What_is_no_number_is_neither_stored_nor_published()
    {
        long fence = (await _store.AcquireAsync("run-1", null, None)).Lock.Fence;

        await Assert.ThrowsAsync<PermanentException>(() => _store.StoreDayAsync("run-1", ForecastDay.Of(LastDay, double.NaN, RawBands.Bands), None));
        await Assert.ThrowsAsync<PermanentException>(() => _store.PublishAsync(ForecastOf("run-1", double.PositiveInfinity), fence, None));
        Assert.Null(await _store.ReadLatestAsync(None));
    }

    [Theory]
    [InlineData(1e126)]
    [InlineData(-1e200)]
    [InlineData(1e-131)]
    [InlineData(-double.Epsilon)]
    public async Task A_day_that_DynamoDb_has_no_number_for_is_refused_before_anything_is_sent(double average)
    {
        Assert.Throws<PermanentException>(() => _store.RequireStorable(average));
        PermanentException error = await Assert.ThrowsAsync<PermanentException>(() => _store.StoreDayAsync("run-1", ForecastDay.Of(LastDay, average, RawBands.Bands), None));

        Assert.Contains("DynamoDB", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_with_figures_that_are_no_numbers_is_published_with_the_rest_of_them()
    {
        long fence = (await _store.AcquireAsync("run-1", null, None)).Lock.Fence;
        Dictionary<string, double> metrics = new() { ["large"] = 1e200, ["odd"] = double.NaN, ["rmse"] = 2 };
        Forecast forecast = ForecastOf("run-1", 7);

        await _store.PublishAsync(
            forecast with { Model = new ForecastModel("job", "linear-learner", double.PositiveInfinity, [double.NaN, 2, 3, 4, 5, 6], metrics) }, fence, None);

        ForecastModel model = (await _store.ReadLatestAsync(None))!.Model;
        Assert.Equal(new Dictionary<string, double> { ["large"] = 1e200, ["rmse"] = 2 }, model.Metrics);
        Assert.Null(model.Intercept);
        Assert.Null(model.Weights);
    }

    [Fact]
    public async Task A_document_of_an_earlier_version_can_be_read()
    {
        await PublishAsync("run-1", 120.25);
        Dictionary<string, AttributeValue> item = (await _peers.Dynamo.GetItemAsync(_settings.ResultTable, ForecastItem.Key())).Item;
        item.Remove("Document");
        item["Data"] = new() { M = Numbers(("Readings", 41757), ("Malformed", 3), ("Missing", 2), ("Days", 9), ("MissingDays", 1), ("Rows", 5)) };
        item["Data"].M["FirstDay"] = new() { S = "2019-11-02" };
        item["Data"].M["LastDay"] = new() { S = "2019-11-12" };
        item["Model"] = new() { M = Numbers(("Intercept", 4), ("BillableSeconds", 30)) };
        item["Model"].M["Name"] = new() { S = "job" };
        item["Model"].M["Trainer"] = new() { S = "linear-learner" };
        item["Model"].M["Weights"] = new() { L = [.. Enumerable.Range(1, 6).Select(weight => new AttributeValue { N = $"{weight}" })] };
        item["Model"].M["Metrics"] = new() { M = Numbers(("rmse", 2)) };
        await _peers.Dynamo.PutItemAsync(_settings.ResultTable, item);

        Forecast old = (await _store.ReadLatestAsync(None))!;

        Assert.Equal(new ForecastData(41757, 3, 9, 1, 5, new DateOnly(2019, 11, 2), LastDay, 2), old.Data);
        Assert.Equal(("job", "linear-learner", 4, 30), (old.Model.Name, old.Model.Trainer, old.Model.Intercept!.Value, old.Model.BillableSeconds!.Value));
        Assert.Equal([1, 2, 3, 4, 5, 6], old.Model.Weights!);
        Assert.Equal(2, old.Model.Metrics["rmse"]);
        Assert.Equal(6, old.Days.Count);
    }

    [Fact]
    public async Task A_prediction_table_that_is_restored_from_an_older_copy_counts_on_from_the_published_fence()
    {
        await PublishAsync("run-1", 1);
        GetItemResponse copy = await _peers.Dynamo.GetItemAsync(_settings.PredictionTable, LockItem.Key());
        await PublishAsync("run-2", 2);
        await PublishAsync("run-3", 3);
        await _peers.Dynamo.PutItemAsync(_settings.PredictionTable, copy.Item);

        await PublishAsync("run-4", 4);

        Assert.Equal("run-4", (await _store.ReadLatestAsync(None))!.RunId);
    }

    [Fact]
    public async Task A_prediction_table_that_is_made_anew_counts_on_from_the_published_fence()
    {
        await PublishAsync("run-1", 1);
        await PublishAsync("run-2", 2);
        await PublishAsync("run-3", 3);
        await _peers.Dynamo.DeleteItemAsync(_settings.PredictionTable, LockItem.Key());

        await PublishAsync("run-4", 4);

        Assert.Equal("run-4", (await _store.ReadLatestAsync(None))!.RunId);
    }

    [Fact]
    public async Task A_missing_table_says_what_to_do()
    {
        _settings.PredictionTable = "NoSuchTable";
        DynamoDbForecastStore store = new(_peers.Dynamo, _settings, TimeProvider.System);

        PermanentException error = await Assert.ThrowsAsync<PermanentException>(() => store.AcquireAsync("run-1", null, None));

        Assert.Contains("NoSuchTable", error.Message, StringComparison.Ordinal);
        Assert.Contains("provision", error.Message, StringComparison.Ordinal);
    }

    private static Dictionary<string, AttributeValue> Numbers(params (string Name, int Value)[] values) =>
        values.ToDictionary(value => value.Name, value => new AttributeValue { N = $"{value.Value}" });

    private async Task PublishAsync(string runId, double average)
    {
        long fence = (await _store.AcquireAsync(runId, null, None)).Lock.Fence;
        await _store.PublishAsync(ForecastOf(runId, average), fence, None);
        await _store.ReleaseAsync(runId, None);
    }

    private static Forecast ForecastOf(string runId, double average) => new(
        runId,
        new DateTime(2019, 11, 13, 4, 5, 6, DateTimeKind.Utc),
        LastDay,
        [.. Enumerable.Range(1, 6).Select(day => ForecastDay.Of(LastDay.AddDays(day), average, RawBands.Bands))],
        new ForecastData(1, 2, 3, 4, 5, LastDay, LastDay),
        new ForecastModel("job", "linear-learner", null, null, new Dictionary<string, double> { ["odd"] = double.NaN, ["in_sample_rmse"] = 2 }, 30));
}
