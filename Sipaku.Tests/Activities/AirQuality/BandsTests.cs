using Sipaku.Activities.AirQuality;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Settings;
using Xunit;

namespace Sipaku.Tests.Activities.AirQuality;

public sealed class BandsTests
{
    [Theory]
    [InlineData(-3, 0, "BAIK")]
    [InlineData(500.49, 0, "BAIK")]
    [InlineData(500.5, 1, "SEDANG")]
    [InlineData(1000.49, 1, "SEDANG")]
    [InlineData(1000.5, 2, "BURUK")]
    [InlineData(double.PositiveInfinity, 2, "BURUK")]
    public void Raw_RoundsHalfAwayFromZero(double average, int level, string name) => AssertRated(RawBands.Bands, average, level, name);

    [Theory]
    [InlineData(-1, 0, "BAIK")]
    [InlineData(15.5, 0, "BAIK")]
    [InlineData(15.54, 0, "BAIK")]
    [InlineData(15.55, 1, "SEDANG")]
    [InlineData(55.4, 1, "SEDANG")]
    [InlineData(98, 2, "TIDAK SEHAT")]
    [InlineData(150.4, 2, "TIDAK SEHAT")]
    [InlineData(250.4, 3, "SANGAT TIDAK SEHAT")]
    [InlineData(250.5, 4, "BERBAHAYA")]
    public void Ispu_OfPm25_RoundsToOneDecimal(double average, int level, string name) =>
        AssertRated(IspuBands.Of("PM2.5", "µg/m³")!, average, level, name);

    [Theory]
    [InlineData("PM10", 50, 150, 350, 420)]
    [InlineData("SO2", 52, 180, 400, 800)]
    [InlineData("CO", 4000, 8000, 15000, 30000)]
    [InlineData("O3", 120, 235, 400, 800)]
    [InlineData("NO2", 80, 200, 1130, 2260)]
    [InlineData("HC", 45, 100, 215, 432)]
    public void Ispu_OfEachOtherPollutant_HasTheRegulationsLimits(string pollutant, params int[] limits)
    {
        Bands bands = IspuBands.Of(pollutant, "µg/m³")!;
        for (int level = 0; level < limits.Length; level++)
        {
            Assert.Equal((level, level + 1), (bands.LevelOf(limits[level] + 0.49)!.Level, bands.LevelOf(limits[level] + 0.5)!.Level));
        }
    }

    [Theory]
    [InlineData(9.0999, 0, "Good")]
    [InlineData(9.1, 1, "Moderate")]
    [InlineData(35.49, 1, "Moderate")]
    [InlineData(35.5, 2, "Unhealthy for Sensitive Groups")]
    [InlineData(55.5, 3, "Unhealthy")]
    [InlineData(125.499, 3, "Unhealthy")]
    [InlineData(225.4, 4, "Very Unhealthy")]
    [InlineData(225.5, 5, "Hazardous")]
    public void UsAqi_OfPm25_TruncatesToOneDecimal(double average, int level, string name) =>
        AssertRated(UsAqiBands.Of("PM2.5", "µg/m³")!, average, level, name);

    [Theory]
    [InlineData(54.99, 0)]
    [InlineData(55, 1)]
    [InlineData(154.99, 1)]
    [InlineData(254.99, 2)]
    [InlineData(354.99, 3)]
    [InlineData(424.99, 4)]
    [InlineData(425, 5)]
    public void UsAqi_OfPm10_TruncatesToWholeNumbers(double average, int level) =>
        Assert.Equal(level, UsAqiBands.Of("PM10", "µg/m³")!.LevelOf(average)!.Level);

    [Theory]
    [InlineData("PM2.5", 15, 25, 37.5, 50, 75)]
    [InlineData("PM10", 45, 50, 75, 100, 150)]
    public void Who_ComparesTheAverageAsItIs(string pollutant, double first, double second, double third, double fourth, double fifth)
    {
        double[] limits = [first, second, third, fourth, fifth];
        Bands bands = WhoBands.Of(pollutant, "µg/m³")!;
        for (int level = 0; level < limits.Length; level++)
        {
            Assert.Equal((level, level + 1), (bands.LevelOf(limits[level])!.Level, bands.LevelOf(double.BitIncrement(limits[level]))!.Level));
        }
    }

    [Fact]
    public void LevelOf_WhenTheAverageIsNoNumber_IsUnknown() => Assert.Null(RawBands.Bands.LevelOf(double.NaN));

    [Fact]
    public void Custom_IsWhatTheSettingSpellsOut()
    {
        Bands bands = CustomBands.Parse("Very good: -1.5, Fair:35.5,Poor");

        Assert.Equal([new BandLevel(0, "Very good", -1.5), new BandLevel(1, "Fair", 35.5), new BandLevel(2, "Poor")], bands.Levels);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Good")]
    [InlineData("Good:12,Fair:12,Poor")]
    [InlineData("Good:12,Fair:35")]
    [InlineData("Good,Fair:35,Poor")]
    [InlineData("Good:a,Poor")]
    [InlineData(":12,Poor")]
    public void Custom_WhenTheSettingIsNoneOfThat_IsRefusedWithAnExample(string text) =>
        Assert.Contains("Good:12,Fair:35.5,Poor", Assert.Throws<SettingsException>(() => CustomBands.Parse(text)).Message, StringComparison.Ordinal);

    private static void AssertRated(Bands bands, double average, int level, string name) =>
        Assert.Equal((level, name), (bands.LevelOf(average)!.Level, bands.LevelOf(average)!.Name));
}
