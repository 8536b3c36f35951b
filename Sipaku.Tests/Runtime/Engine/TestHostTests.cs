using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Sipaku.Runtime.Testing;
using Xunit;

namespace Sipaku.Tests.Runtime.Engine;

public class TestHostTests
{
    [Fact]
    public async Task More_orchestrations_than_fit_into_memory_do_not_wait_for_threads()
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

        string[] ids = await Task.WhenAll(Enumerable.Range(0, 1_500).Select(_ => host.Client.ScheduleNewOrchestrationInstanceAsync("Chain")));
        OrchestrationMetadata[] ends = await Task.WhenAll(
            ids.Select(id => host.Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true, patience.Token)));

        Assert.All(ends, end => Assert.Equal(2, end.ReadOutputAs<int>()));
    }

    [Fact]
    public async Task Functions_run_with_their_services_and_a_delegate_takes_the_place_of_one()
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
    public async Task An_orchestrator_whose_scoped_services_end_asynchronously_is_not_taken_for_one_that_awaits_them()
    {
        await using DurableTestHost host = await DurableTestHost.StartAsync(options =>
        {
            options.AddFunctions(typeof(ScopedFunctions));
            options.Services.AddScoped<SlowToEnd>();
        });

        OrchestrationMetadata end = await host.RunAsync("Scoped");

        Assert.Null(end.FailureDetails);
        Assert.Equal("done", end.ReadOutputAs<string>());
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
