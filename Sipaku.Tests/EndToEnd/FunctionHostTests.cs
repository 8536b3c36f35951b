using System.Diagnostics;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.EndToEnd;

/// <summary>The function app by itself, without Sipaku.Local around it.</summary>
public class FunctionHostTests
{
    [Theory]
    [InlineData("Sipaku__Backend", "Nowhere", "'Sipaku:Backend'")]
    [InlineData("urls", "http://0.0.0.0:0", "needs a host key")]
    [InlineData("EmbeddedRuntime__Retention", "a month", "write thirty days as 30.00:00:00")]
    public async Task A_start_that_cannot_be_says_why_without_a_stack_trace(string variable, string value, string reason)
    {
        using TemporaryHome home = new();
        ProcessStartInfo start = new("dotnet", [Path.Combine(AppContext.BaseDirectory, "Sipaku.Orchestrations.dll")])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            Environment = { ["SIPAKU_HOME"] = home.Path, ["EmbeddedRuntime__Home"] = home.Path, [variable] = value },
        };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        string said = await process.StandardError.ReadToEndAsync() + await output;
        await process.WaitForExitAsync();

        Assert.NotEqual(0, process.ExitCode);
        Assert.Contains(reason, said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
    }
}
