using Microsoft.Extensions.Configuration;
using Sipaku.Activities.AirQuality;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Errors;
using Sipaku.Activities.Local.Import;
using Sipaku.Activities.Local.Readings;
using Sipaku.Activities.Settings;
using Sipaku.Activities.Steps;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.Activities.AirQuality;

public sealed class MeasuresTests : IDisposable
{
    private readonly TemporaryHome _home = new();

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData(null, null, "Raw", null, null)]
    [InlineData("pm25", null, "Ispu", "PM2.5", "µg/m³")]
    [InlineData("PM2_5", "ug/m3", "Ispu", "PM2.5", "µg/m³")]
    [InlineData("o3", "μg/m³", "Ispu", "O3", "µg/m³")]
    [InlineData("O3", null, "Raw", "O3", null)]
    [InlineData("O₃", "ppb", "Raw", "O3", "ppb")]
    [InlineData("PM2.5", "mg/m3", "Raw", "PM2.5", "mg/m³")]
    [InlineData("Black carbon", "ng/m³", "Raw", "Black carbon", "ng/m³")]
    [InlineData("ispu", null, "Ispu", "ISPU", null)]
    public void Of_WhenNoBandsAreSet_RatesByIspuWhatItKnows(string? set, string? setUnit, string bands, string? pollutant, string? unit)
    {
        Measure measure = Measures.Of(new SipakuSettings { Pollutant = set, Unit = setUnit }, new SensorSeries());

        Assert.Equal((bands, pollutant, unit), (measure.Bands.Name, measure.Pollutant, measure.Unit));
    }

    [Fact]
    public void Of_WhenTheImportSaysThePollutant_TakesIt_UnlessTheSettingSaysAnother()
    {
        SensorSeries ozone = new(Pollutant: "o3", Unit: "ug/m3");

        Assert.Equal(("O3", "µg/m³", "Ispu"), Figures(Measures.Of(new SipakuSettings(), ozone)));
        Assert.Equal(("NO2", null, "Raw"), Figures(Measures.Of(new SipakuSettings { Pollutant = "NO2" }, ozone)));
        Assert.Equal(("O3", "ppb", "Raw"), Figures(Measures.Of(new SipakuSettings { Unit = "ppb" }, ozone)));
    }

    [Fact]
    public void Of_WhenTheTableHoldsTheSample_IsWhatTheSampleIs()
    {
        SensorSeries sample = new(Sample: true, "PM2.5", "µg/m³");

        Assert.Equal(("PM2.5", "µg/m³", "UsAqi"), Figures(Measures.Of(new SipakuSettings { Pollutant = "PM10", Unit = "mg/m³", Bands = BandScheme.UsAqi }, sample)));
    }

    [Theory]
    [InlineData("UsAqi", "O3", "µg/m³", "PM2.5 and PM10")]
    [InlineData("Who", "PM10", "mg/m³", "mg/m³")]
    [InlineData("Ispu", "CO", null, "Sipaku__Unit")]
    [InlineData("Custom", "CO", null, "Sipaku__CustomBands")]
    [InlineData("Aqi", "CO", null, "UsAqi")]
    public void Read_WhenTheBandsCannotRateThePollutant_RefusesAtStart(string bands, string pollutant, string? unit, string says) =>
        Assert.Contains(says, Refused(("Bands", bands), ("Pollutant", pollutant), ("Unit", unit)), StringComparison.Ordinal);

    [Fact]
    public void Read_WhenNothingCanSayThePollutant_RefusesBandsThatNeedIt() =>
        Assert.Contains("Sipaku__Pollutant", Refused(("Bands", "Who"), ("Backend", "Aws")), StringComparison.Ordinal);

    [Fact]
    public void Read_WhenCustomBandsAreNotUsed_SaysSo() =>
        Assert.Contains("Sipaku__CustomBands", Refused(("CustomBands", "Good:12,Poor")), StringComparison.Ordinal);

    [Fact]
    public async Task PlanDump_WhenTheBandsCannotRateTheReadings_StopsTheRun()
    {
        await _home.ImportAsync(Reading.OfDays(2));
        _home.Settings.Bands = BandScheme.Who;

        PermanentException refusal = await Assert.ThrowsAsync<PermanentException>(PlanAsync);

        Assert.Contains("Sipaku__Pollutant", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PlanDump_WhenTheTableHoldsTheSample_KnowsItsPollutant()
    {
        ImportInput sample = LocalReadings.Text(string.Concat(Reading.OfDays(2).Select(reading => reading.ToExportLine() + "\n")));
        await _home.Importer().ImportAsync([sample], storing: new StoringOptions { Sample = true });

        DumpPlan plan = await PlanAsync();

        Assert.Equal(("PM2.5", "µg/m³", "Ispu"), Figures(plan.Measure!));
    }

    private Task<DumpPlan> PlanAsync() =>
        new PlanDump(new SqliteSensorTable(_home.Settings, TimeProvider.System), _home.Settings).RunAsync("run-1", CancellationToken.None);

    private static (string?, string?, string) Figures(Measure measure) => (measure.Pollutant, measure.Unit, measure.Bands.Name);

    private string Refused(params (string Name, string? Value)[] settings)
    {
        IConfiguration configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.ToDictionary(setting => $"Sipaku:{setting.Name}", setting => setting.Value))
            .AddInMemoryCollection(new Dictionary<string, string?> { [SettingsReader.HomeVariable] = _home.Path })
            .Build();
        string message = Assert.Throws<SettingsException>(() => SettingsReader.Read(configuration)).Message;
        Assert.DoesNotContain('\n', message);
        return message;
    }
}
