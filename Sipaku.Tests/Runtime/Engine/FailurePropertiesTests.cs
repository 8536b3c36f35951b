using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;
using Sipaku.Runtime.Testing;
using Xunit;

namespace Sipaku.Tests.Runtime.Engine;

public class FailurePropertiesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 2, 12, 0, 0, TimeSpan.FromHours(7));

    [Fact]
    public async Task What_the_app_says_of_an_exception_reaches_the_client_through_a_sub_orchestration()
    {
        await using DurableTestHost host = await DurableTestHost.StartAsync(options =>
        {
            options.Services.AddSingleton<IExceptionPropertiesProvider, Provider>();
            options.AddActivity<string?, int>(
                "Order", _ => Task.FromException<int>(new InvalidOperationException("refused", new TimeoutException("late"))));
            options.AddOrchestrator("Child", context => context.CallActivityAsync<int>("Order"));
            options.AddOrchestrator("Parent", context => context.CallSubOrchestratorAsync<int>("Child"));
        });

        OrchestrationMetadata end = await host.RunAsync("Parent");

        TaskFailureDetails refused = end.FailureDetails!.InnerFailure!.InnerFailure!;
        Assert.Equal("refused", refused.ErrorMessage);
        Assert.Equal(
            new Dictionary<string, object?>
            {
                ["text"] = "dt: is no time",
                ["number"] = 3.0,
                ["flag"] = true,
                ["nothing"] = null,
                ["time"] = Noon.UtcDateTime,
                ["withOffset"] = Noon,
                ["endless"] = "Infinity",
                ["kind"] = "Monday",
                ["members"] = new Dictionary<string, object?> { ["code"] = 7.0 },
                ["items"] = new List<object?> { "a", 1.5, null },
            },
            refused.Properties);
        Assert.Equal("late", refused.InnerFailure!.Properties!["reason"]);
    }

    [Fact]
    public async Task A_provider_that_throws_hides_no_failure()
    {
        await using DurableTestHost host = await DurableTestHost.StartAsync(options =>
        {
            options.Services.AddSingleton<IExceptionPropertiesProvider, Provider>();
            options.AddOrchestrator<int>("Failing", _ => throw new FormatException("bad"));
        });

        OrchestrationMetadata end = await host.RunAsync("Failing");

        Assert.Equal("System.FormatException: bad", end.FailureDetails?.ToString());
        Assert.Null(end.FailureDetails?.Properties);
    }

    private sealed class Provider : IExceptionPropertiesProvider
    {
        public IDictionary<string, object?>? GetExceptionProperties(Exception exception) => exception switch
        {
            InvalidOperationException => new Dictionary<string, object?>
            {
                ["text"] = "dt: is no time",
                ["number"] = 3,
                ["flag"] = true,
                ["nothing"] = null,
                ["time"] = Noon.UtcDateTime,
                ["withOffset"] = Noon,
                ["endless"] = double.PositiveInfinity,
                ["kind"] = DayOfWeek.Monday,
                ["members"] = new Dictionary<string, object?> { ["code"] = 7L },
                ["items"] = new List<object?> { "a", 1.5m, null },
            },
            TimeoutException => new Dictionary<string, object?> { ["reason"] = exception.Message },
            FormatException => throw new NotSupportedException(),
            _ => null,
        };
    }
}
