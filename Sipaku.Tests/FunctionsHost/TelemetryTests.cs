using System.Collections.Concurrent;
using System.Diagnostics;
using Sipaku.FunctionsHost;
using Sipaku.Tests.FunctionsHost.Support;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.FunctionsHost;

[Collection(SharedHostTests.Name)]
public class TelemetryTests(SharedHost shared)
{
    [Fact]
    public async Task Request_WhenItStartsAnOrchestration_ShouldBeOneTraceDownToTheActivity()
    {
        const string Trace = "0af7651916cd43dd8448eb211c80319c";
        const string Caller = "b7ad6b7169203331";
        ConcurrentQueue<Activity> spans = [];
        using ActivityListener listener = new()
        {
            ShouldListenTo = source => source.Name is Telemetry.SourceName or Telemetry.DurableSourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> options) =>
                options.Parent.TraceId.ToHexString() == Trace ? ActivitySamplingResult.AllDataAndRecorded : ActivitySamplingResult.None,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        using HttpRequestMessage request = new(HttpMethod.Post, "/api/begin/Adds/traced") { Content = TestHost.Json("[1]") };
        request.Headers.Add("traceparent", $"00-{Trace}-{Caller}-01");

        await shared.Http.SendAsync(request);
        await shared.Host.EndAsync("traced");

        await Eventually.HoldsAsync(() => spans.Any(span => span.OperationName == "orchestration:Adds"), $"There was no orchestration among {string.Join(", ", spans.Select(span => span.OperationName))}.");
        Activity served = Assert.Single(spans, span => span.Source.Name == Telemetry.SourceName);
        Assert.Equal("POST /api/begin/{name}/{id}", served.DisplayName);
        Assert.Equal(Caller, served.ParentSpanId.ToHexString());
        Assert.Equal(202, served.GetTagItem("http.response.status_code"));
        Activity orchestration = Assert.Single(spans, span => span.OperationName == "orchestration:Adds");
        Activity activity = Assert.Single(spans, span => span.OperationName == "activity:Add" && span.Kind == ActivityKind.Server);
        Assert.All(spans, span => Assert.Equal(Trace, span.TraceId.ToHexString()));
        Assert.NotEqual(orchestration.SpanId, activity.SpanId);
    }
}
