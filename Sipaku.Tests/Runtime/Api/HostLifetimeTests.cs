using System.Diagnostics;
using System.Net;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Sipaku.Runtime.Hosting;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.Runtime.Api;

public class HostLifetimeTests
{
    [Fact]
    public async Task A_host_builder_runs_the_same_functions()
    {
        using IHost host = new HostBuilder()
            .ConfigureFunctionsWorkerDefaults(worker => worker.UseEmbeddedRuntime(options =>
            {
                options.FunctionTypes = [typeof(DurableFunctions)];
                options.InMemory = true;
                options.Urls = ["http://127.0.0.1:0"];
            }))
            .ConfigureLogging(logging => logging.ClearProviders())
            .Build();
        await host.StartAsync();
        using HttpClient http = new() { BaseAddress = host.Services.GetRequiredService<IEmbeddedHostInfo>().Address };

        Assert.Equal(HttpStatusCode.Accepted, (await http.PostAsync("/api/begin/x", null)).StatusCode);

        await host.StopAsync();
    }

    [Fact]
    public async Task Orchestrations_go_on_after_a_restart_on_the_same_home()
    {
        string home = Directory.CreateTempSubdirectory("home").FullName;
        try
        {
            await using (FunctionsHost first = await StartAsync(home))
            {
                await first.Client.ScheduleNewOrchestrationInstanceAsync("Waits", null, new StartOrchestrationOptions("over"));
                await first.Client.WaitForInstanceStartAsync("over");
            }

            await using FunctionsHost second = await StartAsync(home);
            await second.Client.RaiseEventAsync("over", "Go", "on");
            OrchestrationMetadata finished = await second.Client.WaitForInstanceCompletionAsync("over", getInputsAndOutputs: true);

            Assert.Equal("on", finished.ReadOutputAs<string>());
        }
        finally
        {
            Directory.Delete(home, recursive: true);
        }
    }

    [Fact]
    public async Task A_second_host_on_the_same_home_is_refused()
    {
        string home = Directory.CreateTempSubdirectory("home").FullName;
        try
        {
            await using FunctionsHost first = await StartAsync(home);

            Sipaku.Runtime.DurableStoreException refusal = await Assert.ThrowsAsync<Sipaku.Runtime.DurableStoreException>(() => StartAsync(home));

            Assert.Contains("Another host is using the durable store", refusal.Message, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(home, recursive: true);
        }
    }

    [Fact]
    public async Task A_stop_does_not_wait_for_a_caller_who_waits()
    {
        FunctionsHost host = await FunctionsHost.StartAsync([typeof(DurableFunctions), typeof(Hanging)]);
        Task<HttpResponseMessage> polling = host.Http.PostAsync("/runtime/webhooks/durabletask/orchestrators/Waits/w?timeout=3600", null);
        Task<HttpResponseMessage> hanging = host.Http.GetAsync("/api/hang");
        await Eventually.HoldsAsync(async () => await host.Client.GetInstanceAsync("w") is not null, "The instance was never started.");
        await Hanging.Entered.Task;

        await host.Services.GetRequiredService<IHost>().StopAsync();

        Assert.Equal(HttpStatusCode.Accepted, (await polling).StatusCode);
        await Assert.ThrowsAsync<HttpRequestException>(() => hanging);
        await host.DisposeAsync();
    }

    [Fact]
    public async Task A_request_is_a_span_below_its_callers()
    {
        List<Activity> spans = [];
        using ActivityListener listener = new()
        {
            ShouldListenTo = source => source.Name == "Sipaku.Runtime",
            Sample = (ref ActivityCreationOptions<ActivityContext> options) =>
                options.Parent.TraceId.ToHexString() == "0af7651916cd43dd8448eb211c80319c" ? ActivitySamplingResult.AllData : ActivitySamplingResult.None,
            ActivityStopped = spans.Add,
        };
        ActivitySource.AddActivityListener(listener);
        await using (FunctionsHost host = await FunctionsHost.StartAsync<DurableFunctions>())
        {
            using HttpRequestMessage request = new(HttpMethod.Get, "/api/links");
            request.Headers.Add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
            await host.Http.SendAsync(request);
        }

        Activity span = Assert.Single(spans, span => span.Kind == ActivityKind.Server);
        Assert.Equal("GET /api/links", span.DisplayName);
        Assert.Equal("b7ad6b7169203331", span.ParentSpanId.ToHexString());
        Assert.Equal(200, span.GetTagItem("http.response.status_code"));
    }

    private static Task<FunctionsHost> StartAsync(string home) => FunctionsHost.StartAsync<DurableFunctions>(builder => builder.UseEmbeddedRuntime(options =>
    {
        options.InMemory = false;
        options.Home = home;
    }));

    public static class Hanging
    {
        public static TaskCompletionSource Entered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        [Function("Hang")]
        public static async Task Hang([HttpTrigger(AuthorizationLevel.Anonymous, Route = "hang")] HttpRequestData request)
        {
            Entered.SetResult();
            await new TaskCompletionSource().Task.WaitAsync(CancellationToken.None);
        }
    }
}
