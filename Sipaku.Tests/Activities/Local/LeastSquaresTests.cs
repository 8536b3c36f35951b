using System.Globalization;
using Sipaku.Activities;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Errors;
using Sipaku.Activities.Local.Objects;
using Sipaku.Activities.Local.Training;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.Activities.Local;

public sealed class LeastSquaresTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly TemporaryHome home = new();
    private readonly DirectoryObjectStore store;

    public LeastSquaresTests() => store = new DirectoryObjectStore(home.Settings, TimeProvider.System);

    public void Dispose() => home.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1e6)]
    public async Task A_plane_is_found_however_far_from_zero_it_lies(double offset)
    {
        double[] weights = [0.5, -0.25, 0.125, 0.3, -0.1, 0.4];
        Random random = new(7);
        IEnumerable<double[]> rows = Enumerable.Range(0, 50).Select(_ =>
        {
            double[] lags = [.. Enumerable.Range(0, 6).Select(_ => offset + (random.NextDouble() * 100))];
            return (double[])[3 + lags.Zip(weights, (lag, weight) => lag * weight).Sum(), .. lags];
        });

        TrainedModel model = await TrainAsync(rows);

        Near.Equal(weights, model.Weights!, 1e-6, "weights");
        Near.Equal(0, model.Metrics["in_sample_mae"], 1e-6, "in_sample_mae");
        Near.Equal(0, model.Metrics["in_sample_rmse"], 1e-6, "in_sample_rmse");
    }

    [Fact]
    public async Task A_series_that_never_changes_is_predicted_to_stay()
    {
        TrainedModel model = await TrainAsync(Enumerable.Repeat<double[]>([42, 42, 42, 42, 42, 42, 42], 20));

        Assert.Equal(42, await PredictAsync(model, [42, 42, 42, 42, 42, 42]), 9);
    }

    [Fact]
    public async Task A_series_with_a_period_of_two_goes_on()
    {
        TrainedModel model = await TrainAsync(Enumerable.Range(0, 20).Select(row => (double[])[.. Enumerable.Range(0, 7).Select(column => (row + column) % 2 == 0 ? 10.0 : 30.0)]));

        Near.Equal(30, await PredictAsync(model, [10, 30, 10, 30, 10, 30]), 1e-9, "after 30");
        Near.Equal(10, await PredictAsync(model, [30, 10, 30, 10, 30, 10]), 1e-9, "after 10");
    }

    [Fact]
    public async Task Readings_whose_squares_overflow_are_told_as_too_large()
    {
        PermanentException error = await Assert.ThrowsAsync<PermanentException>(
            () => TrainAsync(Enumerable.Range(0, 20).Select(row => (double[])[.. Enumerable.Range(0, 7).Select(column => 1e200 * ((row + column) % 5))])));

        Assert.Contains("too large to fit", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_few_rows_are_told_with_their_number()
    {
        PermanentException error = await Assert.ThrowsAsync<PermanentException>(() => TrainAsync(Enumerable.Repeat<double[]>([1, 2, 3, 4, 5, 6, 7], 4)));

        Assert.StartsWith("4 lag rows are too few", error.Message, StringComparison.Ordinal);
        Assert.Empty(await store.ListAllAsync(RunKeys.Model("run")));
    }

    [Theory]
    [InlineData("1,2,3,4,5,6")]
    [InlineData("1,2,3,4,5,6,7,8")]
    [InlineData("1,2,3,4,5,6,")]
    [InlineData("1,2,3,4,5,6,NaN")]
    [InlineData("1,2,3,4,5,6,\\N")]
    public async Task A_row_that_is_not_whole_is_told_by_file_and_line(string row)
    {
        await store.PutTextAsync(RunKeys.Features("run") + "part-00000.csv", $"1,2,3,4,5,6,7\n{row}\n");

        PermanentException error = await Assert.ThrowsAsync<PermanentException>(
            () => new LeastSquaresTrainingJob(store).StartAsync(new TrainingRequest("run", 1, 2), None));

        Assert.StartsWith("runs/run/features/part-00000.csv:2 is no lag row", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_prediction_that_is_no_number_is_a_permanent_error()
    {
        TrainedModel model = await TrainAsync(Enumerable.Range(0, 20).Select(row => (double[])[.. Enumerable.Range(0, 7).Select(column => (double)((row * row) + column))]));

        await Assert.ThrowsAsync<PermanentException>(() => PredictAsync(model, [1e308, -1e308, 1e308, double.MaxValue, double.PositiveInfinity, 1]));
    }

    private async Task<TrainedModel> TrainAsync(IEnumerable<double[]> rows)
    {
        await store.PutTextAsync(
            RunKeys.Features("run") + "part-00000.csv",
            string.Join('\n', rows.Select(row => string.Join(',', row.Select(value => value.ToString("R", CultureInfo.InvariantCulture))))));
        LeastSquaresTrainingJob training = new(store);
        return await training.GetResultAsync(await training.StartAsync(new TrainingRequest("run", 1, 20), None), None);
    }

    private Task<double> PredictAsync(TrainedModel model, double[] window) =>
        new InProcessModelEndpoint(store).InvokeAsync(new DeployRequest("run", 1, model.Location), window, None);
}
