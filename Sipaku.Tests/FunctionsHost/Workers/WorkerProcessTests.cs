using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Sipaku.FunctionsHost.Workers;
using Xunit;

namespace Sipaku.Tests.FunctionsHost.Workers;

public sealed class WorkerProcessTests
{
    [Theory]
    [InlineData("Process terminated.\nThe model is torn.\n   at System.Environment.FailFast(System.String)\n   at App.Train()", "The model is torn.")]
    [InlineData("Stack overflow.\nRepeated 261859 times:\n--------------------------------\n   at App.Deeper(Int32)\n--------------------------------\n   at App.Main()", "Stack overflow.")]
    [InlineData("Unhandled exception. System.InvalidOperationException: No key.\n   at App.Main()\n   --- End of inner exception stack trace ---", "System.InvalidOperationException: No key.")]
    public async Task Ended_WhenTheProcessDiesWithAStack_ShouldSayTheReasonAndNoFrame(string errors, string reason)
    {
        ProcessStartInfo start = new("sh", ["-c", "printf '%s\\n' \"$0\" >&2; exit 134", errors]) { RedirectStandardOutput = true, RedirectStandardError = true };

        using WorkerProcess process = WorkerProcess.Start(start, NullLogger.Instance);

        Assert.Equal($"exit code 134: {reason}", await process.Ended);
    }
}
