using Sipaku.Activities;
using Sipaku.Activities.Ports;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.Conformance;

/// <summary>Which values, days and lines count.</summary>
public abstract partial class FeatureJobContract
{
    [Theory]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("-inf")]
    [InlineData("1e400")]
    [InlineData("12,5")]
    [InlineData(" 5")]
    [InlineData("5\\n")]
    [InlineData("0x10")]
    [InlineData("1_000")]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("abc")]
    public async Task What_is_no_finite_number_is_counted_as_bad_and_averaged_nowhere(string value)
    {
        (IFeatureJob? job, IObjectStore? store) = await CreateAsync();
        IEnumerable<Reading> readings = Days(1, 2, 3, 4, 5, 6, 7).Append(new Reading("2020-01-07", "01:00:00", value));
        await RunAsync(job, await store.PutDumpAsync("run", readings));

        Assert.Equal(("2020-01-07", 1, 1, 7), (await DailyAsync(store))[^1]);
        Assert.Equal([[7, 1, 2, 3, 4, 5, 6]], await FeaturesAsync(store));
    }

    [Theory]
    [InlineData("+7", 7)]
    [InlineData("7.", 7)]
    [InlineData(".5", 0.5)]
    [InlineData("-0.25", -0.25)]
    [InlineData("7e2", 700)]
    [InlineData("7E+2", 700)]
    [InlineData("700.5e-1", 70.05)]
    public async Task Every_way_to_write_a_number_counts(string value, double average)
    {
        (IFeatureJob? job, IObjectStore? store) = await CreateAsync();
        await RunAsync(job, await store.PutDumpAsync("run", [new Reading("2020-01-01", "00:00:00", value)]));

        (string _, int readings, int bad, double found) = Assert.Single(await DailyAsync(store));
        Assert.Equal((1, 0), (readings, bad));
        Near.Equal(average, found, 1e-12, "average");
    }

    [Theory]
    [InlineData("2020-02-30")]
    [InlineData("2019-02-29")]
    [InlineData("2020-13-01")]
    [InlineData("2020-1-4")]
    [InlineData("2020-01-04 ")]
    [InlineData("20200104")]
    [InlineData("0000-01-01")]
    [InlineData("1582-12-31")]
    [InlineData("04-01-2020")]
    [InlineData("")]
    [InlineData("yesterday")]
    public async Task What_is_no_real_date_shifts_no_lag(string date)
    {
        (IFeatureJob? job, IObjectStore? store) = await CreateAsync();
        IEnumerable<Reading> readings = Days(1, 2, 3, 4, 5, 6, 7).Append(new Reading(date, "00:00:00", "99"));
        await RunAsync(job, await store.PutDumpAsync("run", readings));

        Assert.Equal([[7, 1, 2, 3, 4, 5, 6]], await FeaturesAsync(store));
        Assert.Equal(7, (await DailyAsync(store)).Count);
        Assert.Contains(",1,0,0,,,,,", await store.ReadLinesAsync(RunKeys.Daily("run")));
        Assert.Equal((7, 1), await CountAsync(store));
    }

    [Fact]
    public async Task Lines_that_are_no_readings_shift_no_lag()
    {
        (IFeatureJob? job, IObjectStore? store) = await CreateAsync();
        string[] rubbish =
        [
            "{", "not json", "[1,2]", "\"text\"", "12", "null", "{}", """{"Waktu":{"s":"00:00:00"}}""", """{"Tanggal":{"s":"2020-01-0""",
            """{"Value":{"n":"5"},"Tanggal":"2020-01-01"}""", """{"Value":{"n":"5"},"Tanggal":{"n":"2020"}}""",
        ];
        IEnumerable<string> lines = rubbish.Concat(Days(1, 2, 3, 4, 5, 6, 7).Select(reading => reading.ToExportLine())).Concat(rubbish);
        await RunAsync(job, await store.PutDumpAsync("run", lines));

        Assert.Equal([[7, 1, 2, 3, 4, 5, 6]], await FeaturesAsync(store));
    }

    [Fact]
    public async Task A_day_of_refused_values_is_listed_without_an_average_and_is_no_lag()
    {
        (IFeatureJob? job, IObjectStore? store) = await CreateAsync();
        IEnumerable<Reading> readings = Days(1, 2, 3, 4, 5, 6, 7).Append(new Reading("2020-01-08", "00:00:00", "x")).Append(new Reading("2020-01-09", "00:00:00", "9"));
        await RunAsync(job, await store.PutDumpAsync("run", readings));

        Assert.Equal([[7, 1, 2, 3, 4, 5, 6], [9, 2, 3, 4, 5, 6, 7]], await FeaturesAsync(store));
        Assert.Contains("2020-01-08,0,1,0,,,,,", await store.ReadLinesAsync(RunKeys.Daily("run")));
    }

    [Fact]
    public async Task A_reading_without_a_value_counts_as_bad()
    {
        (IFeatureJob? job, IObjectStore? store) = await CreateAsync();
        await RunAsync(job, await store.PutDumpAsync("run", ["""{"Tanggal":{"s":"2020-01-01"}}""", new Reading("2020-01-01", "00:00:00", "4").ToExportLine()]));

        Assert.Equal([("2020-01-01", 1, 1, 4)], await DailyAsync(store));
    }

    [Fact]
    public async Task Point_in_time_exports_are_read_compressed_with_upper_case_tags()
    {
        (IFeatureJob? job, IObjectStore? store) = await CreateAsync();
        IEnumerable<string> lines = Days(1, 2, 3, 4, 5, 6, 7).Select(reading =>
            $$$"""{"Item":{"Tanggal":{"S":"{{{reading.Tanggal}}}"},"Sensor":{"L":[{"S":"x"}]},"Value":{"N":"{{{reading.Value}}}"},"Waktu":{"S":"00:00:00"} } }""");
        string key = RunKeys.Dump("run") + "data/a1b2.jsonl.gz";
        await store.PutBytesAsync(key, Gzip(string.Join('\n', lines) + "\n"));
        await RunAsync(job, await store.PutManifestAsync("run", key));

        Assert.Equal([[7, 1, 2, 3, 4, 5, 6]], await FeaturesAsync(store));
    }

    [Fact]
    public async Task A_dump_may_lie_in_several_files_of_which_some_are_empty()
    {
        (IFeatureJob? job, IObjectStore? store) = await CreateAsync();
        IEnumerable<Reading> readings = Days(1, 2, 3, 4, 5, 6, 7, 8);
        List<string> keys = new();
        for (int segment = 0; segment < 3; segment++)
        {
            keys.Add(RunKeys.DumpPart("run", segment, 0) + ".jsonl");
            await store.PutTextAsync(keys[^1], string.Concat(readings.Skip(segment * 4).Take(4).Select(reading => reading.ToExportLine() + "\n")));
        }

        await RunAsync(job, await store.PutManifestAsync("run", [.. keys]));

        Assert.Equal([[7, 1, 2, 3, 4, 5, 6], [8, 2, 3, 4, 5, 6, 7]], await FeaturesAsync(store));
    }
}
