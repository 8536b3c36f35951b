using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Sipaku.Tests.Runtime.Api;

public class HttpBindingTests
{
    [Fact]
    public async Task Route_parameters_services_headers_and_cookies_reach_their_places()
    {
        await using FunctionsHost host = await StartAsync();

        HttpResponseMessage response = await host.Http.GetAsync("/api/greet/Ani%20B/2");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("Hello Ani B!Hello Ani B!", await response.Content.ReadAsStringAsync());
        Assert.Equal("Greet", response.Headers.GetValues("X-Function").Single());
        Assert.Equal("seen=a%20b", response.Headers.GetValues("Set-Cookie").Single());
    }

    [Theory]
    [InlineData("GET", "/api/greet/a/x", HttpStatusCode.NotFound)]
    [InlineData("POST", "/api/greet/a", HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "/greet/a", HttpStatusCode.NotFound)]
    [InlineData("GET", "/", HttpStatusCode.NotFound)]
    [InlineData("GET", "/admin/host/ping", HttpStatusCode.OK)]
    [InlineData("POST", "/admin/host/ping", HttpStatusCode.OK)]
    [InlineData("GET", "/api/number/two", HttpStatusCode.BadRequest)]
    [InlineData("GET", "/api/sum?numbers=1,2", HttpStatusCode.BadRequest)]
    [InlineData("GET", "/api/several", HttpStatusCode.ResetContent)]
    [InlineData("DELETE", "/api/nothing", HttpStatusCode.NoContent)]
    public async Task Requests_are_answered_by_route_and_method(string method, string path, HttpStatusCode expected)
    {
        await using FunctionsHost host = await StartAsync();

        HttpResponseMessage response = await host.Http.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));

        Assert.Equal(expected, response.StatusCode);
    }

    [Theory]
    [InlineData("/api/static?word=two", "GET two")]
    [InlineData("/api/STATIC", "GET none")]
    [InlineData("/api/number/41", "42")]
    [InlineData("/api/sum?numbers=[1,2]", "3")]
    [InlineData("/api/sum", "")]
    public async Task A_string_result_is_text(string path, string expected)
    {
        await using FunctionsHost host = await StartAsync();

        HttpResponseMessage response = await host.Http.GetAsync(path);

        Assert.Equal("text/plain", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(expected, await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_body_is_read_without_regard_to_case_and_can_be_read_again()
    {
        await using FunctionsHost host = await StartAsync();
        using HttpRequestMessage request = new(HttpMethod.Post, "/api/echo") { Content = Json("""{"day":"2019-11-02","value":125}""") };
        request.Headers.Add("X-Origin", "test");

        HttpResponseMessage response = await host.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal("application/json; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.Equal("""{"Value":125,"Length":32,"Origin":"test"}""", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_body_is_bound_as_bytes()
    {
        await using FunctionsHost host = await StartAsync();

        HttpResponseMessage response = await host.Http.PostAsync("/api/bytes", new ByteArrayContent([0, 255, 1]));

        Assert.Equal("3", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_function_that_a_setting_disables_is_not_there()
    {
        await using FunctionsHost host = await StartAsync(builder => builder.Configuration["AzureWebJobs.Static.Disabled"] = "true");

        Assert.Equal(HttpStatusCode.NotFound, (await host.Http.GetAsync("/api/static")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await host.Http.GetAsync("/api/url")).StatusCode);
    }

    [Fact]
    public async Task A_value_from_the_body_is_bound_and_a_value_returned_is_JSON()
    {
        await using FunctionsHost host = await StartAsync();

        HttpResponseMessage bound = await host.Http.PostAsync("/api/body", Json("""{"Day":"d","Value":2}"""));
        HttpResponseMessage typed = await host.Http.PutAsync("/api/typed", Json("""{"Day":"e","Value":3}"""));

        Assert.Equal("""{"Day":"d","Value":4}""", await bound.Content.ReadAsStringAsync());
        Assert.Equal(new Reading("e", 3), await typed.Content.ReadFromJsonAsync<Reading>());
    }

    [Theory]
    [InlineData("/api/body", "POST")]
    [InlineData("/api/typed", "PUT")]
    public async Task A_malformed_body_of_a_bound_value_is_a_bad_request(string path, string method)
    {
        await using FunctionsHost host = await StartAsync();

        HttpResponseMessage response = await host.Http.SendAsync(new HttpRequestMessage(new HttpMethod(method), path) { Content = Json("{\"Day\":") });

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("not valid JSON", await MessageAsync(response), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_exception_is_a_500_with_one_line_and_no_detail()
    {
        await using FunctionsHost host = await StartAsync();

        HttpResponseMessage response = await host.Http.GetAsync("/api/fails");

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        string message = await MessageAsync(response);
        Assert.StartsWith("The function 'Fails' failed", message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    [Fact]
    public async Task The_url_is_the_one_asked_for()
    {
        await using FunctionsHost host = await StartAsync();

        string url = await host.Http.GetStringAsync("/api/url?a=b%20c&code=x");

        Assert.Equal($"{host.Http.BaseAddress}api/url?a=b%20c&code=x", url);
    }

    [Fact]
    public async Task A_body_above_the_limit_is_refused()
    {
        await using FunctionsHost host = await StartAsync(builder =>
            Sipaku.Runtime.Hosting.EmbeddedRuntimeExtensions.UseEmbeddedRuntime(builder, options => options.MaxRequestBodyBytes = 100));

        HttpResponseMessage response = await host.Http.PostAsync("/api/body", Json(new string(' ', 101)));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    private static Task<FunctionsHost> StartAsync(Action<FunctionsApplicationBuilder>? configure = null) => FunctionsHost.StartAsync<BindingFunctions>(builder =>
    {
        builder.Services.AddSingleton<GreetingService>();
        configure?.Invoke(builder);
    });

    private static StringContent Json(string json) => new(json, Encoding.UTF8, "application/json");

    private static async Task<string> MessageAsync(HttpResponseMessage response)
        => (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("Message").GetString()!;
}
