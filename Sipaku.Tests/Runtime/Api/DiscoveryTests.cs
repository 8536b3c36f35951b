using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Sipaku.Tests.Runtime.Api;

public class DiscoveryTests
{
    [Theory]
    [InlineData(typeof(Twice), "Two functions are named 'ONE'")]
    [InlineData(typeof(Entity), "it is a durable entity, which the embedded runtime does not run")]
    [InlineData(typeof(UnknownTrigger), "does not know its trigger QueueTriggerAttribute")]
    [InlineData(typeof(UnknownBinding), "does not know the binding BlobInputAttribute of its parameter 'blob'")]
    [InlineData(typeof(NoTrigger), "it has no trigger")]
    [InlineData(typeof(TwoTriggers), "it has more than one trigger")]
    [InlineData(typeof(NotPublic), "its method is not public")]
    [InlineData(typeof(Generic), "its method or class is generic")]
    [InlineData(typeof(AsyncVoid), "it is async void")]
    [InlineData(typeof(WrongClient), "its parameter 'client' with [DurableClient] must be a DurableTaskClient")]
    [InlineData(typeof(WrongContext), "its parameter with [OrchestrationTrigger] must be a TaskOrchestrationContext")]
    [InlineData(typeof(Unbindable), "nothing can give its parameter 'log' of type ILogger a value")]
    [InlineData(typeof(SameRoute), "both answer GET /api/x/{b}")]
    [InlineData(typeof(WrongRoute), "The route 'api/x/{a' of the function 'One' is malformed")]
    [InlineData(typeof(NeitherClass), "it is neither a TaskOrchestrator nor a TaskActivity")]
    public async Task A_function_that_cannot_run_is_refused_at_start(Type functions, string expected)
        => Assert.Contains(expected, await FunctionsHost.RefusalAsync([functions]), StringComparison.Ordinal);

    [Fact]
    public async Task Class_based_orchestrators_and_activities_run()
    {
        await using FunctionsHost host = await FunctionsHost.StartAsync([typeof(ShoutOrchestrator), typeof(ShoutActivity)]);

        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync("shout", "quiet");
        var finished = await host.Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true);

        Assert.Equal("QUIET", finished.ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_trigger_may_name_its_orchestrator()
    {
        await using FunctionsHost host = await FunctionsHost.StartAsync([typeof(Named)]);

        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Other");

        Assert.Equal("Other", (await host.Client.WaitForInstanceCompletionAsync(id)).Name);
    }

    public static class Twice
    {
        [Function("One")]
        public static void A([ActivityTrigger] string input) => _ = input;

        [Function("ONE")]
        public static void B([ActivityTrigger] string input) => _ = input;
    }

    public static class Entity
    {
        [Function("One")]
        public static Task Run([EntityTrigger] object dispatcher) => Task.FromResult(dispatcher);
    }

    [AttributeUsage(AttributeTargets.Parameter)]
    public sealed class QueueTriggerAttribute : TriggerBindingAttribute;

    [AttributeUsage(AttributeTargets.Parameter)]
    public sealed class BlobInputAttribute : InputBindingAttribute;

    public static class UnknownTrigger
    {
        [Function("One")]
        public static void Run([QueueTrigger] string input) => _ = input;
    }

    public static class UnknownBinding
    {
        [Function("One")]
        public static void Run([ActivityTrigger] string input, [BlobInput] string blob) => _ = input + blob;
    }

    public static class NoTrigger
    {
        [Function("One")]
        public static void Run(string input) => _ = input;
    }

    public static class TwoTriggers
    {
        [Function("One")]
        public static void Run([ActivityTrigger] string input, [HttpTrigger] HttpRequestData request) => _ = input + request;
    }

    public static class NotPublic
    {
        [Function("One")]
        internal static void Run([ActivityTrigger] string input) => _ = input;
    }

    public static class Generic
    {
        [Function("One")]
        public static void Run<T>([ActivityTrigger] T input) => _ = input;
    }

    public static class AsyncVoid
    {
        [Function("One")]
        public static async void Run([ActivityTrigger] string input) => await Task.FromResult(input);
    }

    public static class WrongClient
    {
        [Function("One")]
        public static void Run([ActivityTrigger] string input, [DurableClient] object client) => _ = input + client;
    }

    public static class WrongContext
    {
        [Function("One")]
        public static Task Run([OrchestrationTrigger] object context) => Task.FromResult(context);
    }

    public static class Unbindable
    {
        [Function("One")]
        public static void Run([ActivityTrigger] string input, ILogger log) => _ = input + log;
    }

    public static class SameRoute
    {
        [Function("One")]
        public static void A([HttpTrigger("get", Route = "x/{a}")] HttpRequestData request) => _ = request;

        [Function("Two")]
        public static void B([HttpTrigger("get", "post", Route = "x/{b}")] HttpRequestData request) => _ = request;
    }

    public static class WrongRoute
    {
        [Function("One")]
        public static void A([HttpTrigger(Route = "x/{a")] HttpRequestData request) => _ = request;
    }

    [DurableTask]
    public class NeitherClass;

    [DurableTask("Shout")]
    public class ShoutOrchestrator : TaskOrchestrator<string, string>
    {
        public override Task<string> RunAsync(TaskOrchestrationContext context, string input)
            => context.CallActivityAsync<string>(nameof(ShoutActivity), input);
    }

    [DurableTask]
    public class ShoutActivity : TaskActivity<string, string>
    {
        public override Task<string> RunAsync(TaskActivityContext context, string input) => Task.FromResult(input.ToUpperInvariant());
    }

    public static class Named
    {
        [Function("One")]
        public static Task Run([OrchestrationTrigger(Orchestration = "Other")] TaskOrchestrationContext context) => Task.FromResult(context);
    }
}
