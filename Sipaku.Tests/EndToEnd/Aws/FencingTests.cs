using Microsoft.Extensions.DependencyInjection;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Ports;
using Xunit;

namespace Sipaku.Tests.EndToEnd.Aws;

public sealed class FencingTests
{
    [Fact]
    public async Task Run_WhenALaterOneHasTakenTheLock_MayNotPublish()
    {
        await using AwsFlow flow = await AwsFlow.StartAsync(await SeededTables.SliceAsync());
        string first = await flow.PublishAsync();
        IForecastStore store = flow.Host.Services.GetRequiredService<IForecastStore>();
        flow.Wire.AtFirst("InvokeEndpoint", async () =>
        {
            RunLock? held = await store.ReadLockAsync(CancellationToken.None);
            Assert.True((await store.AcquireAsync("run-later", held, CancellationToken.None)).Acquired);
        });

        string reason = await flow.FailAsync();

        Assert.Contains("a later run has taken the lock", reason, StringComparison.Ordinal);
        Assert.Equal(first, (await flow.DocumentAsync())!["RunId"].S);
        Assert.Equal("run-later", (await store.ReadLockAsync(CancellationToken.None))!.RunId);
    }
}
