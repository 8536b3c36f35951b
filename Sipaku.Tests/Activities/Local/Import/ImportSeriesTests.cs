using Microsoft.Data.Sqlite;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Local.Import;
using Sipaku.Activities.Local.Readings;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.Activities.Local.Import;

/// <summary>A store holds one series.</summary>
public sealed class ImportSeriesTests : IDisposable
{
    private readonly TemporaryHome home = new();

    public void Dispose() => home.Dispose();

    [Theory]
    [InlineData("PM2.5", "µg/m³", "PM10", "µg/m³", "x.csv holds PM10 in µg/m³, the store PM2.5 in µg/m³: ")]
    [InlineData("NO2", "µg/m³", "NO2", "ppb", "x.csv holds NO2 in ppb, the store NO2 in µg/m³: ")]
    [InlineData("NO2", null, "O3", null, "x.csv holds O3, the store NO2: ")]
    [InlineData(null, "ppm", null, "ppb", "x.csv holds readings in ppb, the store readings in ppm: ")]
    public void A_file_of_another_series_is_refused(string? pollutant, string? unit, string? otherPollutant, string? otherUnit, string message)
    {
        ImportException error = Assert.Throws<ImportException>(() => Read(Series.Of(pollutant, unit), new FileReading("x.csv", "", otherPollutant, otherUnit)));

        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
        Assert.Contains("clear --readings", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PM2.5", "µg/m³", "pm2_5", "ug/m3")]
    [InlineData("PM2.5", "µg/m³", null, null)]
    [InlineData(null, null, "PM10", "µg/m³")]
    public void A_file_that_may_be_of_the_same_series_is_taken(string? pollutant, string? unit, string? otherPollutant, string? otherUnit) =>
        Read(Series.Of(pollutant, unit), new FileReading("x.csv", "", otherPollutant, otherUnit));

    [Fact]
    public void Two_files_of_different_series_are_not_one_import()
    {
        ImportException error = Assert.Throws<ImportException>(
            () => Read(Series.Unknown, new FileReading("a.csv", "", "PM2.5", "µg/m³"), new FileReading("b.csv", "", "PM10", "µg/m³")));

        Assert.StartsWith("b.csv holds PM10 in µg/m³, the files before it PM2.5 in µg/m³: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_import_measures_is_known_as_long_as_it_is_in_force()
    {
        await home.ImportAsync(new Reading("2019-11-02", "12:00:00", "1").ToExportLine());
        using (SqliteConnection connection = ReadingsDatabase.In(home.Settings).Open())
        {
            new ImportLedger(connection).End(1, Series.Of("no2", "ppb"), added: 0, replacedOthers: 0);
        }

        SqliteSensorTable table = new(home.Settings, TimeProvider.System);
        Assert.Equal(new SensorSeries(Sample: false, "NO2", "ppb"), await table.DescribeAsync(CancellationToken.None));

        home.History().Clear();

        Assert.Equal(new SensorSeries(), await table.DescribeAsync(CancellationToken.None));
    }

    private void Read(Series store, params FileReading[] files)
    {
        using SqliteConnection connection = ReadingsDatabase.In(home.Settings).Open();
        using ReadingInserter readings = new(connection, 1);
        ImportRun run = new(readings, store, new StoringOptions(), progress: null);
        foreach (FileReading file in files)
        {
            run.BeginFile(file.Name);
            run.EndFile(file);
        }
    }
}
