using System.Collections.Concurrent;
using System.Net;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace Sipaku.Tests.Runtime.Api;

public class MiddlewareTests
{
    [Fact]
    public async Task Middleware_runs_around_each_function_in_the_order_it_was_added()
    {
        ConcurrentQueue<string> log = new();
        await using FunctionsHost host = await FunctionsHost.StartAsync<DurableFunctions>(builder =>
        {
            builder.Services.AddSingleton(log);
            builder.UseMiddleware<Recorder>();
            builder.UseWhen(
                context => context.FunctionDefinition.InputBindings.Values.Any(binding => binding.Type == "activityTrigger"),
                async (context, next) =>
                {
                    log.Enqueue($"activity {context.FunctionDefinition.Name}");
                    await next();
                });
        });

        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Adds", new[] { 1 });
        await host.Client.WaitForInstanceCompletionAsync(id);

        Assert.Equal(["before Adds", "before Add", "activity Add", "after Add: 1", "after Adds: 1"], log);
    }

    [Fact]
    public async Task Middleware_may_answer_for_a_function_that_failed()
    {
        await using FunctionsHost host = await FunctionsHost.StartAsync<BindingFunctions>(builder =>
        {
            builder.Services.AddSingleton<GreetingService>();
            builder.UseMiddleware(async (context, next) =>
            {
                try
                {
                    await next();
                }
                catch (InvalidOperationException)
                {
                    HttpRequestData request = (await context.GetHttpRequestDataAsync())!;
                    context.GetInvocationResult().Value = request.CreateResponse(HttpStatusCode.ServiceUnavailable);
                }
            });
        });

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await host.Http.GetAsync("/api/fails")).StatusCode);
    }

    [Theory]
    [InlineData("Adds", "before, after: 3")]
    [InlineData("Breaks", "before, failed: TaskFailedException")]
    public async Task Middleware_may_await_around_an_orchestrator(string name, string expected)
    {
        List<string> log = [];
        AsyncLocal<string> flows = new();
        await using FunctionsHost host = await FunctionsHost.StartAsync<DurableFunctions>(builder =>
        {
            builder.UseWhen(context => context.FunctionDefinition.Name == name, async (context, next) =>
            {
                await Elsewhere();
                log.Add("before");
                flows.Value = "on";
                try
                {
                    await next();
                    await Elsewhere();
                    log.Add($"after: {context.GetInvocationResult().Value}");
                }
                catch (TaskFailedException exception)
                {
                    await Elsewhere();
                    log.Add($"failed: {exception.GetType().Name}");
                    throw;
                }
            });
            builder.UseWhen(context => context.FunctionDefinition.Name == name, (context, next) =>
            {
                Assert.Equal("on", flows.Value);
                return next();
            });
        });

        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync(name, new[] { 1, 2 });
        OrchestrationMetadata instance = await host.Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true);

        Assert.Equal(expected, string.Join(", ", log));
        Assert.Equal(name == "Adds" ? "3" : "Task 'Break' (#0) failed with an unhandled exception: Break broke", instance.SerializedOutput ?? instance.FailureDetails!.ErrorMessage);

        static Task Elsewhere() => Task.Run(() => { });
    }

    [Theory]
    [InlineData("/api/fails", "$return")]
    [InlineData("/api/several", "Response")]
    public async Task Middleware_sees_the_response_as_an_output_and_may_replace_it(string path, string expected)
    {
        string? name = null;
        await using FunctionsHost host = await FunctionsHost.StartAsync<BindingFunctions>(builder =>
        {
            builder.Services.AddSingleton<GreetingService>();
            builder.UseMiddleware(async (context, next) =>
            {
                try
                {
                    await next();
                }
                catch (InvalidOperationException)
                {
                    Assert.Null(context.GetHttpResponseData());
                }

                OutputBindingData<HttpResponseData> output = context.GetOutputBindings<HttpResponseData>().Single(binding => binding.BindingType == "http");
                name = $"{output.Name} {output.Value?.StatusCode}".TrimEnd();
                output.Value = (await context.GetHttpRequestDataAsync())!.CreateResponse(HttpStatusCode.Conflict);
            });
        });

        Assert.Equal(HttpStatusCode.Conflict, (await host.Http.GetAsync(path)).StatusCode);
        Assert.Equal(expected, name!.Split(' ')[0]);
        Assert.Equal(path == "/api/several", name.EndsWith("ResetContent", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Middleware_sees_an_input_and_may_replace_it()
    {
        await using FunctionsHost host = await FunctionsHost.StartAsync<DurableFunctions>(builder => builder.UseWhen(
            context => context.FunctionDefinition.Name == "Add",
            async (context, next) =>
            {
                InputBindingData<DurableFunctions.Pair> input = await context.BindInputAsync<DurableFunctions.Pair>(
                    context.FunctionDefinition.InputBindings.Values.Single(binding => binding.Type == "activityTrigger"));
                input.Value = input.Value! with { Right = input.Value.Right * 10 };
                await next();
            }));

        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Adds", new[] { 1, 2 });

        Assert.Equal(30, (await host.Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true)).ReadOutputAs<int>());
    }

    [Fact]
    public async Task An_orchestrator_knows_its_invocation()
    {
        await using FunctionsHost host = await FunctionsHost.StartAsync<DurableFunctions>(builder => builder.UseWhen(
            context => context.FunctionDefinition.Name == "Knows",
            (context, next) =>
            {
                context.Items["said"] = "by middleware";
                return next();
            }));

        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Knows");

        Assert.Equal("Knows by middleware", (await host.Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true)).ReadOutputAs<string>());
    }

    private sealed class Recorder(ConcurrentQueue<string> log) : IFunctionsWorkerMiddleware
    {
        public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
        {
            log.Enqueue($"before {context.FunctionDefinition.Name}");
            await next(context);
            log.Enqueue($"after {context.FunctionDefinition.Name}: {context.GetInvocationResult().Value}");
        }
    }
}
