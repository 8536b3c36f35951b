using Sipaku.Activities.Local.Import;
using Sipaku.Activities.Settings;
using Xunit;

namespace Sipaku.Tests.Activities.Local.Import;

/// <summary>Which values are taken for missing ones, and which are not.</summary>
public sealed class EdgeValuesTests
{
    // 0 to 99, five times each.
    private static readonly IReadOnlyList<double> Measured = [.. Enumerable.Range(0, 500).Select(number => (double)(number % 100))];

    [Theory]
    [InlineData("-200")]
    [InlineData("-999")]
    [InlineData("-1")]
    [InlineData("9999")]
    [InlineData("-9999,-999")]
    [InlineData("-999,9999")]
    [InlineData("985.5")]
    public void A_value_beyond_all_that_is_measured_that_comes_again_and_again_is_suspicious(string setting)
    {
        IReadOnlyList<double> sentinels = new ReadingSettings { Sentinels = setting }.SentinelValues();
        IReadOnlyList<double> values = [.. Measured, .. sentinels.SelectMany(sentinel => Enumerable.Repeat(sentinel, 12))];

        Assert.Equal(sentinels.Select(sentinel => (sentinel, 12L)), Find(values));
        Assert.EndsWith($"Sipaku__Readings__Sentinels={setting}", Assert.Single(Describe(values)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, -200)]
    [InlineData(2, -999)]
    [InlineData(4, 500)]
    [InlineData(40, 120)]
    [InlineData(40, 99)]
    [InlineData(40, 0)]
    [InlineData(9, -1)]
    public void A_value_that_is_rare_or_near_the_others_is_not(int times, double value) =>
        Assert.Empty(Find([.. Measured, .. Enumerable.Repeat(value, times)]));

    [Theory]
    [InlineData(5, 5)]
    [InlineData(5, 7)]
    [InlineData(-3, 1)]
    public void Readings_of_few_different_values_are_not(int lowest, int highest) =>
        Assert.Empty(Find([.. Enumerable.Range(0, 500).Select(number => (double)(lowest + (number % (highest - lowest + 1))))]));

    [Fact]
    public void Nothing_is_found_in_nothing() => Assert.Empty(Find([]));

    [Fact]
    public void The_sentence_counts_and_names_the_setting()
    {
        IReadOnlyList<double> values = [.. Measured, .. Enumerable.Repeat(-200.0, 1701)];

        Assert.Equal(["-200 occurs 1,701 times; it looks like a missing value: Sipaku__Readings__Sentinels=-200"], Describe(values));
    }

    [Fact]
    public void What_the_settings_know_is_not_pointed_out_again_and_stays_in_the_setting()
    {
        IReadOnlyList<double> values = [.. Measured, .. Enumerable.Repeat(-200.0, 9), .. Enumerable.Repeat(9999.0, 9)];

        Assert.EndsWith("Sentinels=-200,9999", Assert.Single(Describe(values, new ReadingSettings { Sentinels = "-200" })), StringComparison.Ordinal);
        Assert.Empty(Describe(values, new ReadingSettings { Sentinels = "9999", Min = 0 }));
    }

    [Fact]
    public void Order_does_not_matter()
    {
        double[] values = [.. Measured, .. Enumerable.Repeat(-200.0, 7), .. Enumerable.Repeat(5000.0, 7)];
        new Random(1).Shuffle(values);

        Assert.Equal([(-200, 7L), (5000, 7L)], Find(values));
    }

    private static IReadOnlyList<(double Value, long Count)> Find(IReadOnlyList<double> values)
    {
        EdgeValues edges = new();
        foreach (double value in values)
        {
            edges.Add(value);
        }

        return edges.FindSuspicious();
    }

    private static IEnumerable<string> Describe(IReadOnlyList<double> values, ReadingSettings? settings = null) =>
        SuspiciousValues.Describe(Find(values), settings ?? new ReadingSettings());
}
