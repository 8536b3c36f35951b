using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Sipaku.Tests.VirtualTime;

public class DurableTestHostTests
{
    private static readonly DateTime Start = new(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Run_WhenItWaitsForSixHours_SeesThemPassAndTheTestDoesNot(bool replayEveryTurn)
    {
        await using DurableTestHost host = await DurableTestHost.StartAsync(options =>
        {
            options.ReplayEveryTurn = replayEveryTurn;
            options.AddActivity<int, int>("Next", number => number + 1);
            options.AddOrchestrator("Wait", async context =>
            {
                DateTime before = context.CurrentUtcDateTime;
                int number = await context.CallActivityAsync<int>("Next", context.GetInput<int>());
                await context.CreateTimer(TimeSpan.FromHours(6), CancellationToken.None);
                return $"{number} {before:O} {context.CurrentUtcDateTime:O}";
            });
        });

        OrchestrationMetadata end = await host.RunAsync("Wait", 1);

        Assert.Equal("2 2030-01-01T00:00:00.0000000Z 2030-01-01T06:00:00.0000000Z", end.ReadOutputAs<string>());
        Assert.Equal((Start, Start.AddHours(6)), (end.CreatedAt.UtcDateTime, end.LastUpdatedAt.UtcDateTime));
    }

    [Fact]
    public async Task Runs_WhenThereAreVeryMany_DoNotWaitForThreads()
    {
        await using DurableTestHost host = await DurableTestHost.StartAsync(options =>
        {
            options.AddActivity<int, int>("Next", number => number + 1);
            options.AddOrchestrator("Chain", async context =>
            {
                int number = await context.CallActivityAsync<int>("Next", 0);
                return await context.CallActivityAsync<int>("Next", number);
            });
        });
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(20));

        string[] ids = await Task.WhenAll(Enumerable.Range(0, 1_500).Select(_ => host.StartAsync("Chain")));
        OrchestrationMetadata[] ends = await Task.WhenAll(
            ids.Select(id => host.Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true, patience.Token)));

        Assert.All(ends, end => Assert.Equal(2, end.ReadOutputAs<int>()));
    }

    [Fact]
    public async Task Functions_RunWithTheirServices_AndADelegateTakesThePlaceOfOne()
    {
        await using DurableTestHost host = await DurableTestHost.StartAsync(options =>
        {
            options.AddFunctions(typeof(GreetingFunctions));
            options.Services.AddSingleton(new Greeting("Selamat"));
            options.AddActivity<string, string>("Shout", text => text + "?");
        });

        OrchestrationMetadata end = await host.RunAsync("Greet", "Bandung");

        Assert.Equal("Selamat Bandung?", end.ReadOutputAs<string>());
        Assert.Equal(host.Clock.GetUtcNow(), end.CreatedAt + TimeSpan.FromHours(1));
    }

    [Fact]
    public async Task Orchestrator_WhenItsScopedServicesEndAsynchronously_IsNotTakenForOneThatAwaitsThem()
    {
        await using DurableTestHost host = await DurableTestHost.StartAsync(options =>
        {
            options.AddFunctions(typeof(ScopedFunctions));
            options.Services.AddScoped<SlowToEnd>();
        });

        OrchestrationMetadata end = await host.RunAsync("Scoped");

        Assert.Equal(("done", null), (end.ReadOutputAs<string>(), end.FailureDetails));
    }

    [Fact]
    public async Task Run_WhenAChildFails_KnowsItsError_AndItsOwnOutputIsTheErrorsText()
    {
        await using DurableTestHost host = await DurableTestHost.StartAsync(options =>
        {
            options.AddOrchestrator("Child", Task (_) => throw new InvalidDataException("no such day"));
            options.AddOrchestrator("Parent", async context =>
            {
                TaskFailedException failure = await Assert.ThrowsAsync<TaskFailedException>(() => context.CallSubOrchestratorAsync("Child"));
                throw new InvalidOperationException($"{failure.FailureDetails.IsCausedBy<InvalidDataException>()} {failure.FailureDetails.ErrorMessage}");
            });
        });

        OrchestrationMetadata end = await host.RunAsync("Parent");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
        Assert.Equal("System.InvalidOperationException: True no such day", end.SerializedOutput);
    }

    [Fact]
    public async Task Messages_WhenATestSendsThemBeforeItWaits_ArriveTogether()
    {
        await using DurableTestHost host = await DurableTestHost.StartAsync(options => options.AddOrchestrator("Sum", async context =>
            await context.WaitForExternalEvent<int>("One") + await context.WaitForExternalEvent<int>("Two")));
        string id = await host.StartAsync("Sum");
        await host.Client.RaiseEventAsync(id, "Two", 2);
        await host.Client.RaiseEventAsync(id, "One", 1);
        Assert.Equal(OrchestrationRuntimeStatus.Pending, (await host.Client.GetInstanceAsync(id))!.RuntimeStatus);

        Assert.Equal(3, (await host.EndAsync(id)).ReadOutputAs<int>());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Restart_WhenAnActivityRuns_RunsItAgain_AndNothingThatHasEnded(bool replayEveryTurn)
    {
        int first = 0;
        int second = 0;
        TaskCompletionSource begun = new();
        await using DurableTestHost host = await DurableTestHost.StartAsync(options =>
        {
            options.ReplayEveryTurn = replayEveryTurn;
            options.AddActivity<int, int>("First", _ => ++first);
            options.AddActivity<int, int>("Second", async (_, cancellation) =>
            {
                if (++second == 1)
                {
                    begun.SetResult();
                    await Task.Delay(Timeout.Infinite, cancellation);
                }

                return second;
            });
            options.AddOrchestrator("Both", async context =>
                await context.CallActivityAsync<int>("First", 0) + await context.CallActivityAsync<int>("Second", 0));
        });
        Task<OrchestrationMetadata> end = host.RunAsync("Both");
        await begun.Task;

        await host.RestartAsync();

        Assert.Equal(3, (await end).ReadOutputAs<int>());
        Assert.Equal((1, 2), (first, second));
    }

    [Fact]
    public async Task Activities_WhenManyAreUnderWay_RunInTheSameOrderEveryTime()
    {
        List<string> orders = [];
        for (int repetition = 0; repetition < 20; repetition++)
        {
            List<int> order = [];
            await using DurableTestHost host = await DurableTestHost.StartAsync(options =>
            {
                options.AddActivity<int, int>("Work", async number =>
                {
                    await Task.Run(() => { });
                    order.Add(number);
                    return number;
                });
                options.AddOrchestrator("Chain", async context =>
                {
                    int first = context.GetInput<int>();
                    foreach (int step in Enumerable.Range(first, 3))
                    {
                        await context.CallActivityAsync<int>("Work", step);
                        await context.CreateTimer(TimeSpan.FromSeconds(step % 3), CancellationToken.None);
                    }
                });
                options.AddOrchestrator("All", context => Task.WhenAll(
                    Enumerable.Range(0, 5).Select(child => context.CallSubOrchestratorAsync("Chain", 10 * child))));
            });
            await host.RunAsync("All");
            orders.Add(string.Join(' ', order));
        }

        Assert.Single(orders.Distinct());
    }

    [Fact]
    public async Task Activities_WhenTwoMayRunAtATime_DoSo()
    {
        TaskCompletionSource first = new();
        TaskCompletionSource second = new();
        await using DurableTestHost host = await DurableTestHost.StartAsync(options =>
        {
            options.ParallelActivities = 2;
            options.AddActivity<bool, bool>("Meet", async isFirst =>
            {
                (isFirst ? first : second).SetResult();
                await (isFirst ? second : first).Task;
                return true;
            });
            options.AddOrchestrator("Both", context => Task.WhenAll(
                context.CallActivityAsync<bool>("Meet", true), context.CallActivityAsync<bool>("Meet", false)));
        });

        OrchestrationMetadata end = await host.RunAsync("Both");

        Assert.Equal("[true,true]", end.SerializedOutput);
    }

    [Fact]
    public async Task Instance_WhenSuspended_GoesOnOnlyOnceResumed_AndWhenTerminated_EndsAtOnce()
    {
        await using DurableTestHost host = await DurableTestHost.StartAsync(options => options.AddOrchestrator(
            "Wait", context => context.WaitForExternalEvent<string>("Go")));
        string id = await host.StartAsync("Wait");
        await host.Client.SuspendInstanceAsync(id);
        await host.Client.RaiseEventAsync(id, "Go", "went");
        await host.WhenIdleAsync();
        Assert.Equal(OrchestrationRuntimeStatus.Suspended, (await host.Client.GetInstanceAsync(id))!.RuntimeStatus);
        string other = await host.StartAsync("Wait");

        await host.Client.ResumeInstanceAsync(id);
        await host.Client.TerminateInstanceAsync(other, "enough");

        Assert.Equal("went", (await host.EndAsync(id)).ReadOutputAs<string>());
        Assert.Equal(OrchestrationRuntimeStatus.Terminated, (await host.EndAsync(other)).RuntimeStatus);
    }

    [Fact]
    public async Task Child_WhenALiveInstanceHasItsId_IsNotStarted()
    {
        await using DurableTestHost host = await DurableTestHost.StartAsync(options =>
        {
            options.AddOrchestrator("Live", context => context.WaitForExternalEvent<string>("Go"));
            options.AddOrchestrator("Parent", context => context.CallSubOrchestratorAsync("Live", null, new SubOrchestrationOptions(instanceId: "taken")));
        });
        await host.StartAsync("Live", "first", "taken");
        await host.StartAsync("Parent");
        await host.WhenIdleAsync();

        Assert.Equal("first", (await host.Client.GetInstanceAsync("taken", getInputsAndOutputs: true))!.ReadInputAs<string>());
    }

    public sealed class SlowToEnd : IAsyncDisposable
    {
        public string Word { get; } = "done";

        public async ValueTask DisposeAsync() => await Task.Yield();
    }

    public class ScopedFunctions(SlowToEnd service)
    {
        [Function("Scoped")]
        public async Task<string> Scoped([OrchestrationTrigger] TaskOrchestrationContext context)
        {
            await context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
            return service.Word;
        }
    }

    public sealed record Greeting(string Word);

    public class GreetingFunctions(Greeting greeting)
    {
        [Function("Greet")]
        public static async Task<string> Greet([OrchestrationTrigger] TaskOrchestrationContext context)
        {
            string greeting = await context.CallActivityAsync<string>("Word", context.GetInput<string>());
            await context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
            return await context.CallActivityAsync<string>("Shout", greeting);
        }

        [Function("Word")]
        public string Word([ActivityTrigger] string name) => $"{greeting.Word} {name}";

        [Function("Shout")]
        public static string Shout([ActivityTrigger] string text) => text + "!";
    }
}
