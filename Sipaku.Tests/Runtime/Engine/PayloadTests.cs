using Microsoft.DurableTask.Client;
using Sipaku.Runtime.Testing;
using Xunit;

namespace Sipaku.Tests.Runtime.Engine;

public class PayloadTests
{
    [Fact]
    public async Task Payloads_of_megabytes_and_of_any_text_come_through_every_door()
    {
        string payload = string.Concat(Enumerable.Repeat("Ñandú \u0000 \"quoted\" 日本語 🙂\n", 20_000));
        await using DurableTestHost host = await DurableTestHost.StartAsync(options =>
        {
            options.AddActivity<string, string>("Echo", text => text);
            options.AddOrchestrator("Child", context => Task.FromResult(context.GetInput<string>()!));
            options.AddOrchestrator("Through", async context =>
            {
                string text = await context.CallActivityAsync<string>("Echo", context.GetInput<string>());
                text = await context.CallSubOrchestratorAsync<string>("Child", text);
                context.SetCustomStatus(text);
                return text == await context.WaitForExternalEvent<string>("text") ? text : "different";
            });
        });
        string id = await host.StartAsync("Through", payload);

        await host.Client.RaiseEventAsync(id, "text", payload);
        OrchestrationMetadata end = await host.Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true);

        Assert.Equal(payload, end.ReadInputAs<string>());
        Assert.Equal(payload, end.ReadOutputAs<string>());
        Assert.Equal(payload, end.ReadCustomStatusAs<string>());
    }

    [Fact]
    public async Task Records_nulls_and_missing_results_are_read_as_the_orchestrator_asks()
    {
        await using DurableTestHost host = await DurableTestHost.StartAsync(options =>
        {
            options.AddActivity<Reading?, Reading?>("Echo", reading => reading);
            options.AddOrchestrator("Reading", async context =>
            {
                Reading? none = await context.CallActivityAsync<Reading?>("Echo");
                Reading? some = await context.CallActivityAsync<Reading?>("Echo", new Reading("2014-12-31", 56.58));
                await context.CallActivityAsync("Echo", some);
                return new { none, some };
            });
        });

        OrchestrationMetadata end = await host.RunAsync("Reading");

        Assert.Equal("""{"none":null,"some":{"Day":"2014-12-31","Value":56.58}}""", end.SerializedOutput);
    }

    [Fact]
    public async Task A_result_that_cannot_be_read_as_asked_is_an_error_of_the_orchestrator()
    {
        await using DurableTestHost host = await DurableTestHost.StartAsync(options =>
        {
            options.AddActivity<string?, string>("Text", _ => "no number");
            options.AddOrchestrator("Reading", context => context.CallActivityAsync<int>("Text"));
        });

        OrchestrationMetadata end = await host.RunAsync("Reading");

        Assert.Equal("System.Text.Json.JsonException", end.FailureDetails?.ErrorType);
    }

    public sealed record Reading(string Day, double Value);
}
