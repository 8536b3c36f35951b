using Microsoft.DurableTask.Client;
using Sipaku.Runtime.Testing;
using Xunit;

namespace Sipaku.Tests.Runtime.Engine;

public class ExternalEventTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_event_that_comes_before_it_is_waited_for_is_kept_and_its_name_has_no_case(bool replayEveryTurn)
    {
        await using DurableTestHost host = await DurableTestHost.StartAsync(options =>
        {
            options.ReplayEveryTurn = replayEveryTurn;
            options.AddOrchestrator("Late", async context =>
            {
                await context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
                int first = await context.WaitForExternalEvent<int>("go");
                int second = await context.WaitForExternalEvent<int>("GO");
                return first * 10 + second;
            });
        });
        string id = await host.StartAsync("Late");

        await host.Client.RaiseEventAsync(id, "Go", 4);
        await host.Client.RaiseEventAsync(id, "gO", 2);
        OrchestrationMetadata end = await host.Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true);

        Assert.Equal(42, end.ReadOutputAs<int>());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_wait_that_times_out_is_cancelled_and_does_not_swallow_the_event_that_follows(bool replayEveryTurn)
    {
        await using DurableTestHost host = await DurableTestHost.StartAsync(options =>
        {
            options.ReplayEveryTurn = replayEveryTurn;
            options.AddOrchestrator("Impatient", async context =>
            {
                DateTime before = context.CurrentUtcDateTime;
                try
                {
                    return await context.WaitForExternalEvent<string>("go", TimeSpan.FromHours(2));
                }
                catch (TaskCanceledException)
                {
                    TimeSpan waited = context.CurrentUtcDateTime - before;
                    await context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
                    return $"{waited} {await context.WaitForExternalEvent<string>("go")}";
                }
            });
        });
        string id = await host.StartAsync("Impatient");

        await host.AdvanceAsync(TimeSpan.FromHours(2.5));
        await host.Client.RaiseEventAsync(id, "go", "late");
        OrchestrationMetadata end = await host.Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true);

        Assert.Equal("02:00:00 late", end.ReadOutputAs<string>());
    }

    [Fact]
    public async Task An_event_in_time_ends_the_wait_and_its_timer()
    {
        await using DurableTestHost host = await DurableTestHost.StartAsync(options =>
            options.AddOrchestrator("Patient", context => context.WaitForExternalEvent<string>("go", TimeSpan.FromHours(2))));
        string id = await host.StartAsync("Patient");
        DateTimeOffset start = host.Clock.GetUtcNow();

        await host.Client.RaiseEventAsync(id, "go", "now");
        OrchestrationMetadata end = await host.Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true);

        Assert.Equal("now", end.ReadOutputAs<string>());
        Assert.Equal(start, host.Clock.GetUtcNow());
    }

    [Fact]
    public async Task Of_several_waiters_the_newest_is_served_first()
    {
        await using DurableTestHost host = await DurableTestHost.StartAsync(options =>
            options.AddOrchestrator("Stack", async context =>
            {
                Task<int> older = context.WaitForExternalEvent<int>("go");
                Task<int> newer = context.WaitForExternalEvent<int>("go");
                await Task.WhenAll(older, newer);
                return $"{await older} {await newer}";
            }));
        string id = await host.StartAsync("Stack");

        await host.Client.RaiseEventAsync(id, "go", 1);
        await host.Client.RaiseEventAsync(id, "go", 2);
        OrchestrationMetadata end = await host.Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true);

        Assert.Equal("2 1", end.ReadOutputAs<string>());
    }

    [Fact]
    public async Task Waiting_for_one_name_with_two_types_is_an_error_of_the_orchestrator()
    {
        await using DurableTestHost host = await DurableTestHost.StartAsync(options =>
            options.AddOrchestrator("Mixed", context => Task.WhenAll(
                context.WaitForExternalEvent<int>("go"), (Task)context.WaitForExternalEvent<string>("go"))));

        OrchestrationMetadata end = await host.RunAsync("Mixed");

        Assert.Equal("System.ArgumentException", end.FailureDetails?.ErrorType);
        Assert.Contains("same type argument", end.FailureDetails?.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_orchestrator_sends_an_event_to_another()
    {
        await using DurableTestHost host = await DurableTestHost.StartAsync(options =>
        {
            options.AddOrchestrator("Receiver", context => context.WaitForExternalEvent<string>("hello"));
            options.AddOrchestrator("Sender", context =>
            {
                context.SendEvent("receiver", "hello", "from afar");
                return Task.CompletedTask;
            });
        });
        await host.StartAsync("Receiver", id: "receiver");

        await host.RunAsync("Sender");
        OrchestrationMetadata end = await host.Client.WaitForInstanceCompletionAsync("receiver", getInputsAndOutputs: true);

        Assert.Equal("from afar", end.ReadOutputAs<string>());
    }

    [Fact]
    public async Task An_event_to_nobody_is_refused_and_so_is_one_to_a_finished_instance()
    {
        await using DurableTestHost host = await DurableTestHost.StartAsync(options =>
            options.AddOrchestrator("Quick", _ => Task.CompletedTask));
        await host.RunAsync("Quick", id: "done");

        ArgumentException unknown = await Assert.ThrowsAsync<ArgumentException>(() => host.Client.RaiseEventAsync("nobody", "go"));
        InvalidOperationException finished = await Assert.ThrowsAsync<InvalidOperationException>(() => host.Client.RaiseEventAsync("done", "go"));

        Assert.StartsWith("No instance with ID 'nobody' was found.", unknown.Message, StringComparison.Ordinal);
        Assert.Contains("Completed", finished.Message, StringComparison.Ordinal);
    }
}
