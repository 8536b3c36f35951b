using System.Diagnostics;
using System.Text.Json;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.Runtime.Api;

public class JavaScriptClientTests
{
    [Theory]
    [InlineData("links")]
    [InlineData("rpc")]
    public async Task The_client_of_the_npm_package_durable_functions_works_on_the_management_API(string mode)
    {
        await using FunctionsHost host = await FunctionsHost.StartAsync<DurableFunctions>();

        JsonElement saw = await DriveAsync(host.Http.BaseAddress!, mode);

        string Text(string name) => saw.GetProperty(name).GetRawText();
        Assert.Equal("\"sum\"", Text("started"));
        Assert.Equal("""{"status":200,"body":6}""", Text("sum"));
        Assert.Equal("\"accepted\"", Text("again"));
        Assert.Contains("unexpected status code: 409", Text("twice"), StringComparison.Ordinal);
        Assert.Equal("\"Suspended\"", Text("suspended"));
        Assert.Equal("""{"status":200,"body":"said"}""", Text("waited"));
        Assert.Equal("""{"status":200,"body":"1.5"}""", Text("version"));
        Assert.Equal("Terminated", saw.GetProperty("terminated").GetProperty("body").GetProperty("runtimeStatus").GetString());
        Assert.Equal("enough", saw.GetProperty("terminated").GetProperty("body").GetProperty("output").GetString());
        Assert.Equal(500, saw.GetProperty("failed").GetProperty("status").GetInt32());
        Assert.Equal("500", Text("failedAgain"));
        Assert.Contains("Only failed instances can be rewound", Text("notFailed"), StringComparison.Ordinal);
        Assert.Contains("HTTP 404", Text("unknown"), StringComparison.Ordinal);
        Assert.Contains("unexpected status code: 400", Text("notAFunction"), StringComparison.Ordinal);
        Assert.Equal("6", Text("all"));
        Assert.Equal("""["INSTANCEID","sum","waiting","version"]""", Text("completed"));
        Assert.Equal("156", Text("paged"));
        Assert.Equal("""{"status":202,"retryAfter":"10","found":200}""", Text("check"));
        Assert.Equal("1", Text("purged"));
        Assert.Equal("0", Text("purgedTwice"));
        Assert.Equal("1", Text("purgedBy"));
    }

    private static async Task<JsonElement> DriveAsync(Uri address, string mode)
    {
        using Process node = Process.Start(new ProcessStartInfo("node", ["durable-client.mjs", address.AbsoluteUri, mode])
        {
            WorkingDirectory = Repository.NodeFolder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        Task<string> errors = node.StandardError.ReadToEndAsync();
        string output = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        Assert.True(node.ExitCode == 0, await errors);
        return JsonSerializer.Deserialize<JsonElement>(output.Trim().Split('\n')[^1]);
    }
}
