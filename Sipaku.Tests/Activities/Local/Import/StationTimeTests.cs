using Sipaku.Activities.Local.Import;
using Sipaku.Activities.Settings;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.Activities.Local.Import;

/// <summary>What a file says of days and times, on the station's own clock.</summary>
public sealed class StationTimeTests
{
    [Theory]
    [InlineData(null, "2021-03-05T23:30:00Z", "2021-03-05", "23:30:00")]
    [InlineData(null, "2021-03-05T23:30:00+07:00", "2021-03-05", "23:30:00")]
    [InlineData(null, "2021-03-05 23:30:00.999 UTC", "2021-03-05", "23:30:00")]
    [InlineData(null, "1614987000", "2021-03-05", "23:30:00")]
    [InlineData("Asia/Jakarta", "2021-03-05T23:30:00Z", "2021-03-06", "06:30:00")]
    [InlineData("Asia/Jakarta", "2021-03-05T23:30:00-05:00", "2021-03-06", "11:30:00")]
    [InlineData("Asia/Jakarta", "2021-03-05T23:30:00+0700", "2021-03-05", "23:30:00")]
    [InlineData("Asia/Jakarta", "1614987000000", "2021-03-06", "06:30:00")]
    [InlineData("Asia/Jakarta", "1614987000.75", "2021-03-06", "06:30:00")]
    [InlineData("Asia/Jakarta", "2021-03-05 23:30", "2021-03-05", "23:30:00")]
    [InlineData("Asia/Jakarta", "2021-03-05T24:00:00Z", "2021-03-06", "07:00:00")]
    [InlineData("Europe/Berlin", "2021-07-01T00:00:00Z", "2021-07-01", "02:00:00")]
    [InlineData("Europe/Berlin", "2021-01-01T00:00:00Z", "2021-01-01", "01:00:00")]
    public async Task An_instant_is_converted_only_where_the_zone_is_known(string? zone, string stamp, string day, string time) =>
        Assert.Equal([new Reading(day, time, "7")], (await ReadAsync($"timestamp,value\n{stamp},7\n", new SipakuSettings { TimeZone = zone })).Readings);

    [Fact]
    public async Task Of_two_instants_in_one_local_second_the_later_wins()
    {
        ReadFile file = await ReadAsync("timestamp,value\n2021-10-31T00:30:00Z,1\n2021-10-31T01:30:00Z,2\n", new SipakuSettings { TimeZone = "Europe/Berlin" });

        Assert.Equal(2, file.Taken);
        Assert.Equal([new Reading("2021-10-31", "02:30:00", "2")], file.Readings);
    }

    [Fact]
    public async Task Hours_named_after_their_end_are_shifted_over_midnight()
    {
        SipakuSettings settings = new();
        settings.Profiles.Add("Hourly", new ProfileSettings { HourEnding = true });
        ReadFile file = await ReadAsync("Tanggal,Waktu,Value\n2021-03-05,24:00,1\n2021-03-05,01:00,2\n2021-03-05,00:00,3\n", settings, new ImportOptions { Profile = "Hourly" });

        Assert.Equal(
            [new Reading("2021-03-04", "23:00:00", "3"), new Reading("2021-03-05", "00:00:00", "2"), new Reading("2021-03-05", "23:00:00", "1")],
            file.Readings);
    }

    [Fact]
    public async Task Rows_wait_for_the_one_that_decides_the_order_of_their_dates()
    {
        string undecided = string.Concat(Enumerable.Range(1, 12).Select(day => $"{day:D2}/01/2021,06:00,{day}\n"));

        ReadFile dayFirst = await ReadAsync($"Tanggal,Waktu,Value\n{undecided}13/01/2021,06:00,13\n");
        ReadFile monthFirst = await ReadAsync($"Tanggal,Waktu,Value\n{undecided}01/13/2021,06:00,13\n");

        Assert.Equal(13, dayFirst.Readings.Count);
        Assert.All(dayFirst.Readings, reading => Assert.StartsWith("2021-01-", reading.Tanggal, StringComparison.Ordinal));
        Assert.Equal(["2021-01-01", "2021-01-13", "2021-02-01"], monthFirst.Readings.Take(3).Select(reading => reading.Tanggal));
        Assert.Equal(Enumerable.Range(2, 13).Select(line => (long)line), dayFirst.Events.Select(happened => happened.Line));
    }

    [Fact]
    public async Task A_row_in_another_order_than_those_before_is_refused()
    {
        ReadFile file = await ReadAsync("Tanggal,Waktu,Value\n13/01/2021,06:00,1\n01/14/2021,06:00,2\n");

        Assert.Equal("a date with day and month in another order than those before", Assert.Single(file.Refusals).Reason);
        Assert.Single(file.Readings);
    }

    [Fact]
    public async Task A_date_that_is_open_among_clear_ones_is_refused_alone()
    {
        ReadFile file = await ReadAsync("Tanggal,Waktu,Value\n2021-01-01,06:00,1\n01-02-2021,06:00,2\n2021-01-02,06:00,3\n");

        Assert.Equal(["1", "3"], file.Readings.Select(reading => reading.Value));
        Assert.Equal(3, Assert.Single(file.Refusals).Line);
    }

    private static Task<ReadFile> ReadAsync(string text, SipakuSettings? settings = null, ImportOptions? options = null) =>
        ReadFile.OfAsync([LocalReadings.Text(text)], options, settings);
}
