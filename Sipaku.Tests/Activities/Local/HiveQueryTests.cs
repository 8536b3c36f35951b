using Sipaku.Activities.Local.Features;
using Xunit;

namespace Sipaku.Tests.Activities.Local;

/// <summary>What Hive's own command line would stumble over, and no other engine.</summary>
public sealed class HiveQueryTests
{
    private static readonly string[] Lines = ReadQuery().Split('\n');

    [Fact]
    public void Comments_begin_their_line_and_hold_nothing_that_divides_statements()
    {
        Assert.DoesNotContain(Lines, line => !line.StartsWith("--", StringComparison.Ordinal) && line.Contains("--", StringComparison.Ordinal));
        Assert.DoesNotContain(Lines, line => line.StartsWith("--", StringComparison.Ordinal) && line.IndexOfAny(['\'', '"', ';', '`']) >= 0);
    }

    [Theory]
    [InlineData("${INPUT}")]
    [InlineData("${FEATURES}")]
    [InlineData("${FEATURES_LOG}")]
    [InlineData("${DAILY}")]
    [InlineData("${LAST_DAY}")]
    [InlineData("${MAX_SPAN}")]
    [InlineData("${SENTINELS}")]
    [InlineData("${MIN}")]
    [InlineData("${MAX}")]
    public void Each_variable_is_used_once(string variable) => Assert.Single(Lines, line => line.Contains(variable, StringComparison.Ordinal));

    private static string ReadQuery()
    {
        using StreamReader reader = new(typeof(FeatureQuery).Assembly.GetManifestResourceStream("features.hive.sql")!);
        return reader.ReadToEnd();
    }
}
