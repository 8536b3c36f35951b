using Microsoft.Extensions.DependencyInjection;
using Sipaku.Activities.Ports;
using Xunit;

namespace Sipaku.Tests.EndToEnd.Aws;

public sealed class FencingTests
{
    [Fact]
    public async Task Run_WhenALaterOneHasTakenTheLock_MayNotPublish()
    {
        await using var flow = await AwsFlow.StartAsync(await SeededTables.SliceAsync());
        var first = await flow.PublishAsync();
        var store = flow.Host.Services.GetRequiredService<IForecastStore>();
        flow.Wire.AtFirst("InvokeEndpoint", async () =>
        {
            var held = await store.ReadLockAsync(CancellationToken.None);
            Assert.True((await store.AcquireAsync("run-later", held, CancellationToken.None)).Acquired);
        });

        var reason = await flow.FailAsync();

        Assert.Contains("a later run has taken the lock", reason, StringComparison.Ordinal);
        Assert.Equal(first, (await flow.DocumentAsync())!["RunId"].S);
        Assert.Equal("run-later", (await store.ReadLockAsync(CancellationToken.None))!.RunId);
    }
}
