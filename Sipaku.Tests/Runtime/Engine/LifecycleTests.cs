using DurableTask.Core.Exceptions;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Sipaku.Runtime.Testing;
using Xunit;

namespace Sipaku.Tests.Runtime.Engine;

public class LifecycleTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_suspended_instance_keeps_what_comes_until_it_is_resumed(bool replayEveryTurn)
    {
        await using DurableTestHost host = await DurableTestHost.StartAsync(options =>
        {
            options.ReplayEveryTurn = replayEveryTurn;
            options.AddOrchestrator("Waiting", async context =>
                await context.WaitForExternalEvent<int>("one") + await context.WaitForExternalEvent<int>("two"));
        });
        string id = await host.StartAsync("Waiting");

        await host.Client.SuspendInstanceAsync(id, "hold on");
        await host.Client.RaiseEventAsync(id, "one", 1);
        await host.Client.RaiseEventAsync(id, "two", 2);
        OrchestrationRuntimeStatus? held = await host.StatusAsync(id);
        await host.Client.ResumeInstanceAsync(id, "go on");
        OrchestrationMetadata end = await host.Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true);

        Assert.Equal(OrchestrationRuntimeStatus.Suspended, held);
        Assert.Equal(3, end.ReadOutputAs<int>());
    }

    [Fact]
    public async Task Terminate_ends_an_instance_with_the_given_output_and_no_finally_of_it_runs()
    {
        bool cleanedUp = false;
        await using DurableTestHost host = await DurableTestHost.StartAsync(options =>
            options.AddOrchestrator("Waiting", async context =>
            {
                try
                {
                    await context.WaitForExternalEvent<int>("never");
                }
                finally
                {
                    cleanedUp = true;
                }
            }));
        string id = await host.StartAsync("Waiting");

        await host.Client.TerminateInstanceAsync(id, "because");
        OrchestrationMetadata end = await host.Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true);

        Assert.Equal(OrchestrationRuntimeStatus.Terminated, end.RuntimeStatus);
        Assert.Equal("because", end.ReadOutputAs<string>());
        Assert.False(cleanedUp);
        await Assert.ThrowsAsync<InvalidOperationException>(() => host.Client.TerminateInstanceAsync(id));
    }

    [Theory]
    [InlineData(true, OrchestrationRuntimeStatus.Terminated)]
    [InlineData(false, OrchestrationRuntimeStatus.Running)]
    public async Task Terminate_reaches_sub_orchestrations_only_where_it_is_recursive(bool recursive, OrchestrationRuntimeStatus expected)
    {
        await using DurableTestHost host = await DurableTestHost.StartAsync(options =>
        {
            options.AddOrchestrator("Leaf", context => context.WaitForExternalEvent<int>("never"));
            options.AddOrchestrator("Branch", context => context.CallSubOrchestratorAsync("Leaf", options: new SubOrchestrationOptions(instanceId: "leaf")));
            options.AddOrchestrator("Trunk", context => context.CallSubOrchestratorAsync("Branch", options: new SubOrchestrationOptions(instanceId: "branch")));
        });
        await host.StartAsync("Trunk", id: "trunk");

        await host.Client.TerminateInstanceAsync("trunk", new TerminateInstanceOptions(null, recursive));
        await host.Client.WaitForInstanceCompletionAsync("trunk");

        Assert.Equal(expected, await host.StatusAsync("branch"));
        Assert.Equal(expected, await host.StatusAsync("leaf"));
    }

    [Fact]
    public async Task A_start_time_is_waited_for_and_a_pending_instance_can_be_terminated()
    {
        await using DurableTestHost host = await DurableTestHost.StartAsync(options =>
            options.AddOrchestrator("Later", context => Task.FromResult(context.CurrentUtcDateTime)));
        DateTimeOffset at = host.Clock.GetUtcNow().AddDays(3);
        string started = await host.Client.ScheduleNewOrchestrationInstanceAsync("Later", null, new StartOrchestrationOptions(StartAt: at));
        string ended = await host.Client.ScheduleNewOrchestrationInstanceAsync("Later", null, new StartOrchestrationOptions(StartAt: at));

        Assert.Equal(OrchestrationRuntimeStatus.Pending, await host.StatusAsync(started));
        await host.Client.TerminateInstanceAsync(ended);
        OrchestrationMetadata end = await host.Client.WaitForInstanceCompletionAsync(started, getInputsAndOutputs: true);

        Assert.Equal(at.UtcDateTime, end.ReadOutputAs<DateTime>());
        Assert.Equal(OrchestrationRuntimeStatus.Terminated, await host.StatusAsync(ended));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_an_instance_is_told_before_its_start_time_neither_starts_it_nor_keeps_it_from_starting(bool restart)
    {
        await using DurableTestHost host = await DurableTestHost.StartAsync(options =>
            options.AddOrchestrator("Later", async context => $"{await context.WaitForExternalEvent<int>("go")} {context.CurrentUtcDateTime:yyyy-MM-dd}"));
        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync(
            "Later", null, new StartOrchestrationOptions(StartAt: host.Clock.GetUtcNow().AddDays(3)));

        await host.Client.RaiseEventAsync(id, "go", 7);
        OrchestrationRuntimeStatus? told = await host.StatusAsync(id);
        await host.Client.SuspendInstanceAsync(id);
        OrchestrationRuntimeStatus? suspended = await host.StatusAsync(id);
        if (restart)
        {
            await host.RestartAsync();
        }

        await host.Client.ResumeInstanceAsync(id);
        OrchestrationRuntimeStatus? resumed = await host.StatusAsync(id);
        OrchestrationMetadata end = await host.Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true);

        Assert.Equal(
            [OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Suspended, OrchestrationRuntimeStatus.Pending],
            [told, suspended, resumed]);
        Assert.Equal("7 2030-01-04", end.ReadOutputAs<string>());
    }

    [Fact]
    public async Task An_instance_can_be_waited_for_before_it_exists()
    {
        await using DurableTestHost host = await DurableTestHost.StartAsync(options =>
        {
            options.AddOrchestrator("Child", context => Task.FromResult(5));
            options.AddOrchestrator("Parent", async context =>
            {
                await context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
                await context.CallSubOrchestratorAsync<int>("Child", options: new SubOrchestrationOptions(instanceId: "child"));
            });
        });
        await host.StartAsync("Parent");

        OrchestrationMetadata started = await host.Client.WaitForInstanceStartAsync("child");
        OrchestrationMetadata ended = await host.Client.WaitForInstanceCompletionAsync("child", getInputsAndOutputs: true);

        Assert.Equal("Child", started.Name);
        Assert.Equal(5, ended.ReadOutputAs<int>());
    }

    [Fact]
    public async Task Why_an_instance_failed_is_told_with_its_output_only()
    {
        await using DurableTestHost host = await DurableTestHost.StartAsync(options =>
            options.AddOrchestrator<int>("Failing", context => throw new InvalidOperationException("broken")));
        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Failing");

        OrchestrationMetadata without = await host.Client.WaitForInstanceCompletionAsync(id);
        OrchestrationMetadata with = await host.Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true);

        Assert.Null(without.FailureDetails);
        Assert.Equal("broken", with.FailureDetails?.ErrorMessage);
    }

    [Fact]
    public async Task The_custom_status_is_what_was_set_last()
    {
        await using DurableTestHost host = await DurableTestHost.StartAsync(options =>
        {
            options.AddActivity<int, int>("Work", number => number);
            options.AddOrchestrator("Telling", async context =>
            {
                context.SetCustomStatus(new { step = 1 });
                await context.CallActivityAsync<int>("Work", 1);
                context.SetCustomStatus(new { step = 2 });
                await context.WaitForExternalEvent<int>("go");
            });
        });
        string id = await host.StartAsync("Telling");

        OrchestrationMetadata? now = await host.Client.GetInstanceAsync(id, getInputsAndOutputs: true);

        Assert.Equal("{\"step\":2}", now?.SerializedCustomStatus);
    }

    [Fact]
    public async Task An_id_in_use_is_refused_until_its_instance_has_finished()
    {
        await using DurableTestHost host = await DurableTestHost.StartAsync(options =>
            options.AddOrchestrator("Waiting", context => context.WaitForExternalEvent<int>("go")));
        await host.StartAsync("Waiting", id: "one");

        await Assert.ThrowsAsync<OrchestrationAlreadyExistsException>(() => host.StartAsync("Waiting", id: "one"));
        await host.Client.RaiseEventAsync("one", "go", 1);
        await host.Client.WaitForInstanceCompletionAsync("one");
        await host.StartAsync("Waiting", id: "one");

        Assert.Equal(OrchestrationRuntimeStatus.Running, await host.StatusAsync("one"));
    }

    [Fact]
    public async Task A_running_instance_can_be_replaced_where_the_caller_says_so_and_a_finished_one_kept()
    {
        await using DurableTestHost host = await DurableTestHost.StartAsync(options =>
        {
            options.AddOrchestrator("Waiting", context => context.WaitForExternalEvent<int>("go"));
            options.AddOrchestrator("Quick", context => Task.FromResult(1));
        });
        await host.StartAsync("Waiting", id: "one");

        await host.Client.ScheduleNewOrchestrationInstanceAsync(
            "Quick", null, new StartOrchestrationOptions("one").WithDedupeStatuses(OrchestrationRuntimeStatus.Completed));
        OrchestrationMetadata replaced = await host.Client.WaitForInstanceCompletionAsync("one");

        Assert.Equal("Quick", replaced.Name);
        await Assert.ThrowsAsync<OrchestrationAlreadyExistsException>(() => host.Client.ScheduleNewOrchestrationInstanceAsync(
            "Quick", null, new StartOrchestrationOptions("one").WithDedupeStatuses(OrchestrationRuntimeStatus.Completed)));
    }

    [Fact]
    public async Task An_instance_can_be_replaced_while_its_code_is_about_to_go_on()
    {
        using TemporaryFolder folder = new();
        InterruptedTime time = new();
        DelegateFunctions functions = new();
        FileEngine? engine = null;
        functions.Activities["Step"] = (_, _) =>
        {
            time.InterruptNext(() => engine!.Client.ScheduleNewOrchestrationInstanceAsync(
                "Quick", new StartOrchestrationOptions("one").WithDedupeStatuses([])));
            return Task.FromResult<string?>(null);
        };
        functions.Orchestrators["Stepping"] = async context =>
        {
            await context.CallActivityAsync("Step");
            return "stepped";
        };
        functions.Orchestrators["Quick"] = _ => Task.FromResult<object?>("quick");
        await using FileEngine running = new(folder.Path, functions, time: time);
        engine = running;

        await engine.Client.ScheduleNewOrchestrationInstanceAsync("Stepping", new StartOrchestrationOptions("one"));
        OrchestrationMetadata end = await engine.Client.WaitForInstanceCompletionAsync("one", getInputsAndOutputs: true);
        await engine.Engine.Core.Work.WhenIdleAsync();

        Assert.Equal("quick", end.ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_terminated_instance_can_be_spared_where_a_completed_one_is_replaced()
    {
        await using DurableTestHost host = await DurableTestHost.StartAsync(options =>
            options.AddOrchestrator("Quick", context => Task.FromResult(context.GetInput<int>())));
        StartOrchestrationOptions options = new StartOrchestrationOptions("one")
            .WithDedupeStatuses(OrchestrationRuntimeStatus.Failed, OrchestrationRuntimeStatus.Terminated);
        await host.RunAsync("Quick", 1, "one");

        await host.Client.ScheduleNewOrchestrationInstanceAsync("Quick", 2, options);
        OrchestrationMetadata end = await host.Client.WaitForInstanceCompletionAsync("one", getInputsAndOutputs: true);

        Assert.Equal(2, end.ReadOutputAs<int>());
    }

    [Fact]
    public async Task An_unknown_orchestrator_is_refused_at_once()
    {
        await using DurableTestHost host = await DurableTestHost.StartAsync(_ => { });

        ArgumentException refused = await Assert.ThrowsAsync<ArgumentException>(() => host.Client.ScheduleNewOrchestrationInstanceAsync("Nowhere"));

        Assert.StartsWith("The function 'Nowhere' doesn't exist", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Guids_differ_within_an_execution_and_are_those_of_the_official_worker()
    {
        await using DurableTestHost host = await DurableTestHost.StartAsync(options =>
        {
            options.AddActivity<int, int>("Work", number => number);
            options.AddOrchestrator("Guids", async context =>
            {
                Guid first = context.NewGuid();
                await context.CallActivityAsync<int>("Work", 1);
                return new[] { first, context.NewGuid() };
            });
        });

        OrchestrationMetadata end = await host.RunAsync("Guids", id: "abc");

        // Python: uuid.uuid5(UUID("9e952958-5e33-4daf-827f-2fa12937b875"), "abc_2030-01-01T00:00:00.0000000Z_0")
        Guid[] guids = end.ReadOutputAs<Guid[]>()!;
        Assert.Equal(Guid.Parse("b9086748-369b-5dd7-8a4e-484a82b02184"), guids[0]);
        Assert.NotEqual(guids[0], guids[1]);
    }
}
