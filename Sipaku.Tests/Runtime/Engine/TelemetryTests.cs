using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Sipaku.Runtime.Testing;
using Xunit;

namespace Sipaku.Tests.Runtime.Engine;

public class TelemetryTests
{
    [Fact]
    public async Task Every_step_has_a_span_below_the_one_that_scheduled_the_orchestration()
    {
        ConcurrentBag<Activity> spans = [];
        using ActivityListener listener = new()
        {
            ShouldListenTo = source => source.Name == "Sipaku.Runtime",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = spans.Add,
        };
        ActivitySource.AddActivityListener(listener);
        await using DurableTestHost host = await DurableTestHost.StartAsync(options =>
        {
            options.AddActivity<int, int>("TracedStep", number => number);
            options.AddOrchestrator("TracedChild", context => context.CallActivityAsync<int>("TracedStep", 2));
            options.AddOrchestrator("Traced", async context =>
            {
                await context.CallActivityAsync<int>("TracedStep", 1);
                await context.CallSubOrchestratorAsync<int>("TracedChild");
            });
        });

        await host.RunAsync("Traced");
        await host.WhenIdleAsync();

        Activity[] mine = [.. spans.Where(span => span.OperationName.Contains("Traced", StringComparison.Ordinal)).OrderBy(span => span.OperationName, StringComparer.Ordinal)];
        Assert.Equal(
            ["activity:TracedStep", "activity:TracedStep", "create_orchestration:Traced", "orchestration:Traced", "orchestration:TracedChild"],
            mine.Select(span => span.OperationName));
        Activity root = mine[2];
        Assert.All(mine.Where(span => span != root), span => Assert.Equal(root.SpanId, span.ParentSpanId));
    }

    [Fact]
    public async Task Starts_ends_and_activities_are_counted()
    {
        ConcurrentBag<string> counted = [];
        using MeterListener listener = new();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == "Sipaku.Runtime")
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        void Count<T>(Instrument instrument, T measurement, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
        {
            if (tags.Length > 0 && tags[0].Value is string name && name.StartsWith("Counted", StringComparison.Ordinal))
            {
                counted.Add($"{instrument.Name} {name} {(tags.Length > 1 ? tags[1].Value : string.Empty)}".Trim());
            }
        }

        listener.SetMeasurementEventCallback<long>(Count);
        listener.SetMeasurementEventCallback<double>(Count);
        listener.Start();
        await using DurableTestHost host = await DurableTestHost.StartAsync(options =>
        {
            options.AddActivity("CountedStep", int (int number) => throw new TimeoutException());
            options.AddOrchestrator("Counted", context => context.CallActivityAsync<int>("CountedStep", 1));
        });

        await host.RunAsync("Counted");

        Assert.Equal(
            ["sipaku.activity.duration CountedStep Failed", "sipaku.orchestrations.finished Counted Failed", "sipaku.orchestrations.started Counted"],
            counted.Order(StringComparer.Ordinal));
    }
}
