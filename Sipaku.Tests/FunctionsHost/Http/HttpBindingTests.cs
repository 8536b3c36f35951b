using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Sipaku.Tests.FunctionsHost.Support;
using Xunit;

namespace Sipaku.Tests.FunctionsHost.Http;

[Collection(SharedHostTests.Name)]
public class HttpBindingTests(SharedHost shared)
{
    [Fact]
    public async Task Request_WhenItHasRouteAndHeaders_ShouldReachTheirPlaces()
    {
        using HttpRequestMessage request = new(HttpMethod.Get, "/api/greet/Ani%20B/2");
        request.Headers.Add("X-Asked", ["one", "two"]);

        HttpResponseMessage response = await shared.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("Hello Ani B!Hello Ani B!", await response.Content.ReadAsStringAsync());
        Assert.Equal("Greet", response.Headers.GetValues("X-Function").Single());
        Assert.Equal("one, two", response.Headers.GetValues("X-Header").Single());
    }

    [Fact]
    public async Task Cookies_WhenSent_ShouldPassBothWays()
    {
        using HttpRequestMessage request = new(HttpMethod.Get, "/api/cookies");
        request.Headers.Add("Cookie", "a=1; b=2");

        HttpResponseMessage response = await shared.Http.SendAsync(request);

        Assert.Equal("a=1|b=2", await response.Content.ReadAsStringAsync());
        Assert.Equal("seen=a%20b; max-age=60; path=/api; samesite=strict; httponly", response.Headers.GetValues("Set-Cookie").Single());
    }

    [Theory]
    [InlineData("GET", "/api/greet/a/x", HttpStatusCode.NotFound)]
    [InlineData("POST", "/api/greet/a", HttpStatusCode.NotFound)] // As under Azure Functions: a method is part of the route.
    [InlineData("GET", "/greet/a", HttpStatusCode.NotFound)]
    [InlineData("GET", "/", HttpStatusCode.NotFound)]
    [InlineData("GET", "/admin/host/ping", HttpStatusCode.OK)]
    [InlineData("POST", "/admin/host/ping", HttpStatusCode.OK)]
    [InlineData("GET", "/api/several", HttpStatusCode.ResetContent)]
    [InlineData("DELETE", "/api/nothing", HttpStatusCode.NoContent)]
    [InlineData("PATCH", "/api/nothing", HttpStatusCode.NoContent)]
    public async Task Request_WhenSent_ShouldBeAnsweredByRouteAndMethod(string method, string path, HttpStatusCode expected)
    {
        HttpResponseMessage response = await shared.Http.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));

        Assert.Equal(expected, response.StatusCode);
    }

    [Theory]
    [InlineData("/api/word?word=two", "GET two")]
    [InlineData("/api/WORD", "GET none")]
    [InlineData("/api/number/41", "42")]
    [InlineData("/api/query?a=1&b=x%20y%26&c=", "a=1;b=x y&;c=")]
    public async Task Result_WhenItIsAString_ShouldBeText(string path, string expected)
    {
        HttpResponseMessage response = await shared.Http.GetAsync(path);

        Assert.Equal("text/plain; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.Equal(expected, await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Body_WhenItIsJson_ShouldBeReadTwice()
    {
        HttpResponseMessage response = await shared.Http.PostAsync("/api/echo", TestHost.Json("""{"day":"2019-11-02","value":125}"""));

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal("application/json; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.Equal("""{"Value":125,"Length":32}""", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Body_WhenItIsBinary_ShouldPassBothWaysUnchanged()
    {
        byte[] bytes = [.. Enumerable.Range(0, 200_000).Select(number => (byte)number), 0xC3, 0x28];

        HttpResponseMessage response = await shared.Http.PostAsync("/api/reverse", new ByteArrayContent(bytes));

        Assert.Equal("application/x-reversed", response.Content.Headers.ContentType!.ToString());
        Assert.Equal(bytes.Reverse(), await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Result_WhenItIsAnObject_ShouldBeJson()
    {
        HttpResponseMessage response = await shared.Http.PostAsync("/api/body", TestHost.Json("""{"Day":"d","Value":2}"""));

        Assert.Equal("application/json; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.Equal("""{"Day":"d","Value":4}""", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("GET", "/api/fails", "Fails")]
    [InlineData("GET", "/api/number/two", "Number")]
    public async Task Function_WhenItThrows_ShouldBeOneLineWithoutDetail(string method, string path, string function)
    {
        HttpResponseMessage response = await shared.Http.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Equal($"The function '{function}' failed; the host's log says why.", await ErrorOfAsync(response));
    }

    [Fact]
    public async Task Url_WhenRead_ShouldBeTheOneAskedFor() =>
        Assert.Equal($"{shared.Http.BaseAddress}api/url?a=b%20c&code=x", await shared.Http.GetStringAsync("/api/url?a=b%20c&code=x"));

    [Fact]
    public async Task Address_WhenThereIsNothing_ShouldSaySoAsJson() =>
        Assert.Equal("There is nothing at /api/none.", await ErrorOfAsync(await shared.Http.GetAsync("/api/none")));

    internal static async Task<string> ErrorOfAsync(HttpResponseMessage response)
        => (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("error").GetString()!;
}
