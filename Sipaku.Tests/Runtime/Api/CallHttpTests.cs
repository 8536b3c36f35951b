using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Http;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;
using Sipaku.Runtime.Testing;
using Xunit;

namespace Sipaku.Tests.Runtime.Api;

public sealed class CallHttpTests : IAsyncLifetime
{
    private readonly List<(TimeSpan At, string Request)> _received = [];
    private WebApplication _server = null!;
    private DurableTestHost? _host;
    private DateTimeOffset _start;

    private Uri Address => new(_server.Urls.First());

    public async Task InitializeAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _server = builder.Build();
        _server.Run(AnswerAsync);
        await _server.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_request_is_sent_as_it_is_and_its_response_is_kept()
    {
        OrchestrationMetadata instance = await RunAsync(async context =>
        {
            DurableHttpResponse response = await context.CallHttpAsync(new DurableHttpRequest(
                HttpMethod.Put,
                new Uri(Address, "/echo"),
                new Dictionary<string, StringValues> { ["Content-Type"] = "application/json", ["X-Two"] = new(["a", "b"]) })
            {
                Content = "{\"n\":1}",
            });
            return $"{(int)response.StatusCode} {response.Headers!["x-seen"]} {response.Content}";
        });

        Assert.Equal("201 a, b PUT application/json {\"n\":1}", instance.ReadOutputAs<string>());
        Assert.Single(_received);
    }

    [Fact]
    public async Task A_status_is_a_response_where_no_retry_is_asked_for()
    {
        OrchestrationMetadata instance = await RunAsync(async context =>
            (int)(await context.CallHttpAsync(HttpMethod.Get, new Uri(Address, "/status/503"))).StatusCode);

        Assert.Equal(503, instance.ReadOutputAs<int>());
    }

    [Fact]
    public async Task A_status_to_retry_is_tried_again_after_its_waits_and_fails_in_the_end()
    {
        HttpRetryOptions retry = new([HttpStatusCode.ServiceUnavailable])
        {
            MaxNumberOfAttempts = 3,
            FirstRetryInterval = TimeSpan.FromMinutes(1),
            BackoffCoefficient = 2,
        };

        OrchestrationMetadata instance = await RunAsync(async context =>
            (int)(await context.CallHttpAsync(HttpMethod.Get, new Uri(Address, "/status/503"), null, retry)).StatusCode);

        Assert.Equal(OrchestrationRuntimeStatus.Failed, instance.RuntimeStatus);
        Assert.Contains("ServiceUnavailable", instance.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
        Assert.Equal([0, 1, 3], _received.Select(request => request.At.TotalMinutes));
    }

    [Fact]
    public async Task A_status_that_is_not_to_be_retried_is_a_response()
    {
        HttpRetryOptions retry = new([HttpStatusCode.ServiceUnavailable]) { MaxNumberOfAttempts = 3, FirstRetryInterval = TimeSpan.FromMinutes(1) };

        OrchestrationMetadata instance = await RunAsync(async context =>
            (int)(await context.CallHttpAsync(HttpMethod.Get, new Uri(Address, "/status/404"), null, retry)).StatusCode);

        Assert.Equal(404, instance.ReadOutputAs<int>());
    }

    [Fact]
    public async Task A_202_is_polled_at_its_location_with_the_headers_of_the_request()
    {
        OrchestrationMetadata instance = await RunAsync(async context =>
        {
            DurableHttpRequest request = new(HttpMethod.Post, new Uri(Address, "/slow/2"), new Dictionary<string, StringValues> { ["X-Two"] = "mine" }, true)
            {
                Content = "go",
            };
            return (await context.CallHttpAsync(request)).Content;
        });

        Assert.Equal("done", instance.ReadOutputAs<string>());
        Assert.Equal(["POST /slow/2 mine", "GET /slow/1 mine", "GET /slow/0 mine"], _received.Select(request => request.Request));
        Assert.Equal([0, 7, 37], _received.Select(request => request.At.TotalSeconds));
    }

    [Fact]
    public async Task A_202_is_a_response_where_polling_is_not_asked_for()
    {
        OrchestrationMetadata instance = await RunAsync(async context =>
            (int)(await context.CallHttpAsync(HttpMethod.Post, new Uri(Address, "/slow/2"))).StatusCode);

        Assert.Equal(202, instance.ReadOutputAs<int>());
    }

    [Fact]
    public async Task A_response_that_does_not_come_in_time_fails()
    {
        OrchestrationMetadata instance = await RunAsync(async context => (await context.CallHttpAsync(
            HttpMethod.Get, new Uri(Address, "/never"), tokenSource: null, timeout: TimeSpan.FromMilliseconds(50))).Content);

        Assert.Equal(typeof(TimeoutException).ToString(), instance.FailureDetails!.InnerFailure!.ErrorType);
    }

    [Fact]
    public async Task A_token_source_is_refused_and_nothing_is_sent()
    {
        OrchestrationMetadata instance = await RunAsync(async context => (await context.CallHttpAsync(
            HttpMethod.Get, new Uri(Address, "/echo"), tokenSource: new ManagedIdentityTokenSource("https://graph.microsoft.com"))).Content);

        Assert.Contains("no Azure identity", instance.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
        Assert.Empty(_received);
    }

    [Fact]
    public void The_shapes_are_the_official_ones()
    {
        DurableHttpRequest request = new(HttpMethod.Get, new Uri("http://a.test/x"), new Dictionary<string, StringValues> { ["One"] = "1", ["Two"] = new(["1", "2"]) })
        {
            TokenSource = new ManagedIdentityTokenSource("https://graph.microsoft.com/", new ManagedIdentityOptions(null, "t")),
            HttpRetryOptions = new([HttpStatusCode.BadGateway]) { MaxNumberOfAttempts = 2 },
            Timeout = TimeSpan.FromSeconds(5),
        };

        Assert.Equal(
            """{"method":"GET","uri":"http://a.test/x","headers":{"One":"1","Two":["1","2"]},"content":null,"tokenSource":{"kind":"AzureManagedIdentity","resource":"https://graph.microsoft.com/.default","options":{"authorityhost":null,"tenantid":"t"}},"asynchronousPatternEnabled":false,"retryOptions":{"FirstRetryInterval":"00:00:00","MaxRetryInterval":"6.00:00:00","BackoffCoefficient":1,"RetryTimeout":"10675199.02:48:05.4775807","MaxNumberOfAttempts":2,"StatusCodesToRetry":[502]},"timeout":"00:00:05"}""",
            JsonSerializer.Serialize(request));
        Assert.Equal(
            """{"statusCode":200,"headers":{"A":"b"},"content":"c"}""",
            JsonSerializer.Serialize(new DurableHttpResponse(HttpStatusCode.OK) { Headers = new Dictionary<string, StringValues> { ["A"] = "b" }, Content = "c" }));
    }

    private async Task<OrchestrationMetadata> RunAsync<T>(Func<TaskOrchestrationContext, Task<T>> orchestrator)
    {
        _host = await DurableTestHost.StartAsync(options => options.AddOrchestrator("Calls", orchestrator));
        _start = _host.Clock.GetUtcNow();
        string id = await _host.Client.ScheduleNewOrchestrationInstanceAsync("Calls");
        return await _host.Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true);
    }

    private async Task AnswerAsync(HttpContext http)
    {
        HttpRequest request = http.Request;
        _received.Add((_host!.Clock.GetUtcNow() - _start, $"{request.Method} {request.Path} {request.Headers["X-Two"]}".TrimEnd()));
        switch (request.Path.Value!.Split('/'))
        {
            case [_, "echo"]:
                http.Response.StatusCode = 201;
                http.Response.Headers["X-Seen"] = request.Headers["X-Two"].ToString();
                using (StreamReader reader = new(request.Body))
                {
                    await http.Response.WriteAsync($"{request.Method} {request.ContentType} {await reader.ReadToEndAsync()}");
                }

                break;
            case [_, "status", var status]:
                http.Response.StatusCode = int.Parse(status, System.Globalization.CultureInfo.InvariantCulture);
                break;
            case [_, "slow", "0"]:
                await http.Response.WriteAsync("done");
                break;
            case [_, "slow", var left]:
                http.Response.StatusCode = 202;
                http.Response.Headers.Location = left == "2" ? "/slow/1" : new Uri(Address, "/slow/0").AbsoluteUri;
                http.Response.Headers.RetryAfter = left == "2" ? "7" : StringValues.Empty;
                break;
            default:
                TaskCompletionSource never = new();
                await using (http.RequestAborted.Register(() => never.TrySetCanceled(http.RequestAborted)))
                {
                    await never.Task;
                }

                break;
        }
    }
}
