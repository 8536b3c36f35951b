using System.Diagnostics;
using System.Text.Json;
using Sipaku.Tests.FunctionsHost.Support;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.FunctionsHost.Durable;

public class JavaScriptClientTests
{
    [Theory]
    [InlineData("links")]
    [InlineData("rpc")]
    public async Task Client_WhenItIsTheNpmPackageDurableFunctions_ShouldWorkOnTheManagementApi(string mode)
    {
        using HostFolder folder = new();
        await using TestHost host = await TestHost.StartAsync(folder);

        JsonElement saw = await DriveAsync(host.Address, mode);

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
        Assert.Contains("This orchestration has status Completed", Text("notFailed"), StringComparison.Ordinal);
        Assert.Contains("HTTP 404", Text("unknown"), StringComparison.Ordinal);
        Assert.Equal("500", Text("notAFunction"));
        Assert.Equal("7", Text("all"));
        Assert.Equal("""["INSTANCEID","sum","waiting","version"]""", Text("completed"));
        Assert.Equal("157", Text("paged"));
        Assert.Equal("""{"status":202,"retryAfter":"10","found":200}""", Text("check"));
        Assert.Equal("1", Text("purged"));
        Assert.Equal("0", Text("purgedTwice"));
        Assert.Equal("2", Text("purgedBy"));
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
