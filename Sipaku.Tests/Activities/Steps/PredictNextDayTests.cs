using Moq;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Errors;
using Sipaku.Activities.Ports;
using Sipaku.Activities.Steps;
using Xunit;

namespace Sipaku.Tests.Activities.Steps;

public sealed class PredictNextDayTests
{
    [Fact]
    public async Task RunAsync_WhenTheStoreCannotKeepThePrediction_ShouldFailBeforeTheNextOneIsAskedFor()
    {
        PredictRequest request = new(new DeployRequest("run", 1, new Uri("s3://bucket/model")), [1, 2, 3, 4, 5, 6]);
        IModelEndpoint endpoint = Mock.Of<IModelEndpoint>(served => served.InvokeAsync(request.Deployment, It.IsAny<IReadOnlyList<double>>(), CancellationToken.None) == Task.FromResult(1e200));
        Mock<IForecastStore> store = new();
        store.Setup(forecasts => forecasts.RenewAsync("run", CancellationToken.None)).ReturnsAsync(true);
        store.Setup(forecasts => forecasts.RequireStorable(1e200)).Throws(new PermanentException("too large"));

        await Assert.ThrowsAsync<PermanentException>(() => new PredictNextDay(endpoint, store.Object).RunAsync(request, CancellationToken.None));
    }

    [Fact]
    public async Task RunAsync_WhenTheModelIsOnTheLogScale_ShouldAskOnIt_AndAnswerInTheSensorsUnit()
    {
        PredictRequest request = new(new DeployRequest("run", 1, new Uri("s3://bucket/model")), [0, 1, 2, 3, 4, 5], Scale.Log);
        double[]? asked = null;
        Mock<IModelEndpoint> endpoint = new();
        endpoint.Setup(served => served.InvokeAsync(request.Deployment, It.IsAny<IReadOnlyList<double>>(), CancellationToken.None))
            .Callback((DeployRequest _, IReadOnlyList<double> window, CancellationToken _) => asked = [.. window])
            .ReturnsAsync(Math.Log(1 + 41.5));
        IForecastStore store = Mock.Of<IForecastStore>(forecasts => forecasts.RenewAsync("run", CancellationToken.None) == Task.FromResult(true));

        double average = await new PredictNextDay(endpoint.Object, store).RunAsync(request, CancellationToken.None);

        Assert.Equal([0, Math.Log(2), Math.Log(3), Math.Log(4), Math.Log(5), Math.Log(6)], asked!);
        Assert.Equal(41.5, average, 1e-12);
    }
}
