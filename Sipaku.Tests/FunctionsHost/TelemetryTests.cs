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
    [Theory]
    [InlineData("/api/begin/Adds/traced-function", "traced-function", "POST /api/begin/{name}/{id}")]
    [InlineData(TestHost.ManagementPath + "/orchestrators/Adds/traced-start", "traced-start", "POST")]
    public async Task Request_WhenItStartsAnOrchestration_ShouldBeOneTraceDownToTheActivity(string path, string id, string name)
    {
        string trace = ActivityTraceId.CreateRandom().ToHexString();
        const string Caller = "b7ad6b7169203331";
        ConcurrentQueue<Activity> spans = [];
        using ActivityListener listener = new()
        {
            ShouldListenTo = source => source.Name is Telemetry.SourceName or Telemetry.StartSourceName or Telemetry.DurableSourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> options) =>
                options.Parent.TraceId.ToHexString() == trace ? ActivitySamplingResult.AllDataAndRecorded : ActivitySamplingResult.None,
            ActivityStopped = span =>
            {
                if (span.TraceId.ToHexString() == trace)
                {
                    spans.Enqueue(span);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        using HttpRequestMessage request = new(HttpMethod.Post, path) { Content = TestHost.Json("[1]") };
        request.Headers.Add("traceparent", $"00-{trace}-{Caller}-01");

        await shared.Http.SendAsync(request);
        await shared.Host.EndAsync(id);

        await Eventually.HoldsAsync(
            () => spans.Any(span => span.OperationName == "orchestration:Adds") && spans.Any(span => span.Source.Name == Telemetry.SourceName),
            "There was no orchestration's span.");
        Activity served = Assert.Single(spans, span => span.Source.Name == Telemetry.SourceName);
        Assert.Equal(name, served.DisplayName);
        Assert.Equal(Caller, served.ParentSpanId.ToHexString());
        Assert.Equal(202, served.GetTagItem("http.response.status_code"));
        Activity start = Assert.Single(spans, span => span.OperationName == "create_orchestration:Adds");
        Activity orchestration = Assert.Single(spans, span => span.OperationName == "orchestration:Adds");
        Assert.Equal(start.SpanId, orchestration.ParentSpanId);
        Activity activity = Assert.Single(spans, span => span.OperationName == "activity:Add" && span.Kind == ActivityKind.Server);
        Assert.True(activity.Recorded);
    }
}
