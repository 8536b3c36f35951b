using Sipaku.Activities.Local.Import;
using Sipaku.Local.Output;
using Xunit;

namespace Sipaku.Tests.EndToEnd;

public sealed class ImportViewTests
{
    [Fact]
    public void Describe_TellsBytesLinesAndRate()
    {
        Assert.Equal(
            "  50.0 of 200.0 MB (25 %), 600,000 lines, 300,000 a second: x.csv",
            ImportView.Describe(new ImportProgress("x.csv", 600_000, 50_000_000, 200_000_000), TimeSpan.FromSeconds(2)));
        Assert.Equal(
            "  50.0 MB, 600,000 lines, 300,000 a second: standard input",
            ImportView.Describe(new ImportProgress("standard input", 600_000, 50_000_000, null), TimeSpan.FromSeconds(2)));
    }
}
