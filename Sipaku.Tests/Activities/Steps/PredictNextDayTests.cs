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
        var request = new PredictRequest(new DeployRequest("run", 1, new Uri("s3://bucket/model")), [1, 2, 3, 4, 5, 6]);
        var endpoint = Mock.Of<IModelEndpoint>(served => served.InvokeAsync(request.Deployment, request.Window, CancellationToken.None) == Task.FromResult(1e200));
        var store = new Mock<IForecastStore>();
        store.Setup(forecasts => forecasts.RenewAsync("run", CancellationToken.None)).ReturnsAsync(true);
        store.Setup(forecasts => forecasts.RequireStorable(1e200)).Throws(new PermanentException("too large"));

        await Assert.ThrowsAsync<PermanentException>(() => new PredictNextDay(endpoint, store.Object).RunAsync(request, CancellationToken.None));
    }
}
