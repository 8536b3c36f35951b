using Microsoft.DurableTask.Client;
using Xunit;

namespace Sipaku.Tests.Runtime.Engine;

public class BlockedOrchestratorTests
{
    [Fact]
    public async Task An_orchestrator_that_blocks_its_thread_fails_by_name_and_the_host_goes_on()
    {
        using TemporaryFolder folder = new();
        using ManualResetEventSlim never = new();
        DelegateFunctions functions = new();
        functions.Activities["Work"] = (_, _) => Task.FromResult<string?>("1");
        functions.Orchestrators["Blocking"] = async context =>
        {
            await context.CallActivityAsync<int>("Work");
            never.Wait();
            return null;
        };
        functions.Orchestrators["Good"] = async context => await context.CallActivityAsync<int>("Work");
        await using FileEngine engine = new(folder.Path, functions, options => options.BlockedTurnLimit = TimeSpan.FromMilliseconds(50));

        string bad = await engine.Client.ScheduleNewOrchestrationInstanceAsync(
            "Blocking", null, new Microsoft.DurableTask.StartOrchestrationOptions("bad"));
        OrchestrationMetadata blocked = await engine.Client.WaitForInstanceCompletionAsync(bad, getInputsAndOutputs: true);
        string good = await engine.Client.ScheduleNewOrchestrationInstanceAsync("Good");
        OrchestrationMetadata fine = await engine.Client.WaitForInstanceCompletionAsync(good);
        never.Set();

        Assert.Equal(OrchestrationRuntimeStatus.Failed, blocked.RuntimeStatus);
        Assert.StartsWith(
            "Orchestrator 'Blocking' (instance 'bad') has blocked its thread for more than 0.05 s, after event 3 (TaskCompleted of 'Work').",
            blocked.FailureDetails?.ErrorMessage,
            StringComparison.Ordinal);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, fine.RuntimeStatus);
    }
}
