using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Sipaku.Runtime.Testing;
using Xunit;

namespace Sipaku.Tests.Runtime.Engine;

public class ContinueAsNewTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_loop_by_continue_as_new_keeps_its_id_and_forgets_its_history(bool replayEveryTurn)
    {
        await using DurableTestHost host = await DurableTestHost.StartAsync(options =>
        {
            options.ReplayEveryTurn = replayEveryTurn;
            options.AddActivity<int, int>("Next", number => number + 1);
            options.AddOrchestrator("Loop", async context =>
            {
                int number = await context.CallActivityAsync<int>("Next", context.GetInput<int>());
                await context.CreateTimer(TimeSpan.FromMinutes(1), CancellationToken.None);
                if (number < 20)
                {
                    context.ContinueAsNew(number);
                }

                return number;
            });
        });
        DateTimeOffset start = host.Clock.GetUtcNow();

        OrchestrationMetadata end = await host.RunAsync("Loop", 0, "loop");

        Assert.Equal(20, end.ReadOutputAs<int>());
        Assert.Equal(19, end.ReadInputAs<int>());
        Assert.Equal(TimeSpan.FromMinutes(20), host.Clock.GetUtcNow() - start);
        Assert.Equal(7, new Sipaku.Runtime.Engine.Store.Tables.InstanceReader(host.Store).GetWithHistory("loop")!.Value.History.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_generation_has_guids_and_sub_orchestrations_of_its_own(bool replayEveryTurn)
    {
        await using DurableTestHost host = await DurableTestHost.StartAsync(options =>
        {
            options.ReplayEveryTurn = replayEveryTurn;
            options.AddOrchestrator("Child", context => context.WaitForExternalEvent<int>("never"));
            options.AddOrchestrator("Parent", async context =>
            {
                List<Guid> seen = [.. context.GetInput<Guid[]>() ?? [], context.NewGuid()];
                _ = context.CallSubOrchestratorAsync<int>("Child");
                if (seen.Count < 3)
                {
                    context.ContinueAsNew(seen);
                    return seen;
                }

                await context.CreateTimer(TimeSpan.FromMinutes(1), CancellationToken.None);
                return seen;
            });
        });

        OrchestrationMetadata end = await host.RunAsync("Parent");

        Assert.Equal(3, end.ReadOutputAs<Guid[]>()!.Distinct().Count());
        int children = 0;
        await foreach (OrchestrationMetadata instance in host.Client.GetAllInstancesAsync())
        {
            children += instance.Name == "Child" ? 1 : 0;
        }

        Assert.Equal(3, children);
    }

    [Theory]
    [InlineData(true, true, "1 2 3")]
    [InlineData(false, true, "1 3")]
    [InlineData(true, false, "1 2 3")]
    [InlineData(false, false, "1 3")]
    public async Task Events_that_nobody_waited_for_go_along_or_not(bool preserve, bool replayEveryTurn, string expected)
    {
        await using DurableTestHost host = await DurableTestHost.StartAsync(options =>
        {
            options.ReplayEveryTurn = replayEveryTurn;
            options.AddOrchestrator("Collect", async context =>
            {
                string seen = context.GetInput<string>() ?? string.Empty;
                int number = await context.WaitForExternalEvent<int>("number");
                await context.WaitForExternalEvent<int>("turn");
                seen = $"{seen} {number}".Trim();
                if (number < 3)
                {
                    context.ContinueAsNew(seen, preserve);
                }

                return seen;
            });
        });
        string id = await host.StartAsync("Collect");

        await host.Client.RaiseEventAsync(id, "number", 1);
        await host.Client.RaiseEventAsync(id, "number", 2);
        await host.Client.RaiseEventAsync(id, "turn", 0);
        await host.WhenIdleAsync();
        await host.Client.RaiseEventAsync(id, "turn", 0);
        await host.Client.RaiseEventAsync(id, "number", 3);
        if (preserve)
        {
            await host.Client.RaiseEventAsync(id, "turn", 0);
        }

        OrchestrationMetadata end = await host.Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true);

        Assert.Equal(expected, end.ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_new_version_can_be_given_to_the_next_generation()
    {
        await using DurableTestHost host = await DurableTestHost.StartAsync(options =>
            options.AddOrchestrator("Upgrade", context =>
            {
                if (context.CompareVersionTo("2.0") < 0)
                {
                    context.ContinueAsNew(new ContinueAsNewOptions { NewVersion = "2.0" });
                }

                return Task.FromResult(context.Version);
            }));

        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Upgrade", null, new StartOrchestrationOptions { Version = "1.0" });
        OrchestrationMetadata end = await host.Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true);

        Assert.Equal("2.0", end.ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_result_that_an_earlier_generation_asked_for_is_not_given_to_the_next()
    {
        TaskCompletionSource release = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using DurableTestHost host = await DurableTestHost.StartAsync(options =>
        {
            options.AddActivity<string, string>("Say", async text =>
            {
                if (text == "old")
                {
                    await release.Task;
                }
                else
                {
                    release.SetResult();
                }

                return text;
            });
            options.AddOrchestrator("Hasty", async context =>
            {
                bool first = context.GetInput<string>() is null;
                Task<string> said = context.CallActivityAsync<string>("Say", first ? "old" : "new");
                if (first)
                {
                    context.ContinueAsNew("again");
                    return "dropped";
                }

                return await said;
            });
        });

        OrchestrationMetadata end = await host.RunAsync("Hasty");

        Assert.Equal("new", end.ReadOutputAs<string>());
    }
}
