using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Sipaku.FunctionsHost.Settings;
using Xunit;

namespace Sipaku.Tests.FunctionsHost.Settings;

public sealed class LineFormatterTests
{
    [Fact]
    public void Write_WhenAMessageHoldsAnExceptionWithItsStack_ShouldSayWhatFailedInOneLine()
    {
        const string Message = "run: The turn was aborted: Outer: it failed\r\n ---> Inner: the worker ended\n   at App.Turn() in App.cs:line 3\n"
            + "--- End of stack trace from previous location ---\n   at App.Main()\n   --- End of inner exception stack trace ---";
        using StringWriter line = new();

        new LineFormatter().Write(new LogEntry<string>(LogLevel.Warning, "Core", default, Message, null, (state, _) => state), null, line);

        Assert.Equal($"warn: Core: run: The turn was aborted: Outer: it failed  ---> Inner: the worker ended{Environment.NewLine}", line.ToString());
    }

    [Fact]
    public void Write_WhenAnEntrySaysNothing_ShouldWriteNothing()
    {
        using StringWriter line = new();

        new LineFormatter().Write(new LogEntry<string>(LogLevel.Information, "Host.Aggregator", default, "figures", null, (_, _) => null!), null, line);

        Assert.Empty(line.ToString());
    }
}
