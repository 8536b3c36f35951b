using DurableTask.Core;
using Sipaku.Tests.FunctionsHost.Support;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.FunctionsHost;

public sealed class DrainTests : IDisposable
{
    private readonly HostFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Stop_WhenAnActivityEndsInTime_ShouldKeepItsResult()
    {
        TestHost first = await TestHost.StartOnDiskAsync(_folder);
        await StartWorkAsync(first);

        Task stopping = first.DisposeAsync().AsTask();
        _folder.LeaveMark("work.open");
        await stopping;

        Assert.False(_folder.HasMark("work.finally"));
        await FinishAsync();
        Assert.Single(_folder.Lines());
    }

    [Fact]
    public async Task Stop_WhenAnActivityTakesLonger_ShouldRunItAgainAtTheNextStart_AndNoFinallyMeanwhile()
    {
        TestHost first = await TestHost.StartOnDiskAsync(_folder);
        await StartWorkAsync(first);

        await first.DisposeAsync();

        Assert.False(_folder.HasMark("work.finally"));
        _folder.LeaveMark("work.open");
        await FinishAsync();
        Assert.Equal(2, _folder.Lines().Count);
    }

    [Fact]
    public async Task Stop_WhenCallersWait_ShouldNotWaitForThem()
    {
        TestHost host = await TestHost.StartAsync(_folder);
        Task<HttpResponseMessage> polling = host.Http.PostAsync($"{TestHost.ManagementPath}/orchestrators/Waits/w?timeout=3600", null);
        Task<HttpResponseMessage> hanging = host.Http.GetAsync("/api/hang");
        await Eventually.HoldsAsync(() => host.Store.GetState("w", withInput: false) is not null && _folder.Lines().Count > 0, "Nobody waited.");

        await host.DisposeAsync();

        Assert.NotNull(await Record.ExceptionAsync(() => polling));
        Assert.NotNull(await Record.ExceptionAsync(() => hanging));
    }

    [Fact]
    public async Task Start_WhenAnotherHostHasTheStore_ShouldBeRefused()
    {
        await using TestHost first = await TestHost.StartOnDiskAsync(_folder);

        Exception refusal = await Assert.ThrowsAnyAsync<Exception>(() => TestHost.StartOnDiskAsync(_folder));

        Assert.Equal("DurableStoreException", refusal.GetType().Name);
        Assert.DoesNotContain('\n', refusal.Message);
    }

    private async Task StartWorkAsync(TestHost host)
    {
        await host.StartInstanceAsync("Works", "work");
        await Eventually.HoldsAsync(() => _folder.Lines().Count > 0, "The activity never began.");
    }

    private async Task FinishAsync()
    {
        await using TestHost next = await TestHost.StartOnDiskAsync(_folder);
        await next.RaiseEventAsync("work", "Go", "2");
        OrchestrationState end = await next.EndAsync("work");

        Assert.Equal("3", end.Output);
        Assert.True(_folder.HasMark("work.finally"));
    }
}
