using Sipaku.Activities.Local.Import;
using Sipaku.Activities.Settings;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.Activities.Local.Import;

/// <summary>The same readings in the shapes that people have them in: those of Data/shapes/expected.csv, bit for bit.</summary>
public sealed class ShapeTests
{
    private const string DynamoDb = "DynamoDB JSON: Tanggal, Waktu, Value";
    private const string Csv = "CSV: Tanggal, Waktu, Value";

    [Theory]
    [InlineData("export-lower.jsonl", DynamoDb)]
    [InlineData("export-upper.json", DynamoDb)]
    [InlineData("point-in-time.json.gz", DynamoDb)]
    [InlineData("point-in-time", DynamoDb)]
    [InlineData("scan-pretty.json", DynamoDb)]
    [InlineData("scan-one-line.json", DynamoDb)]
    [InlineData("batch-write.json", DynamoDb)]
    [InlineData("streams.jsonl", DynamoDb)]
    [InlineData("streams-event.json", DynamoDb)]
    [InlineData("workbench.csv", Csv)]
    [InlineData("console.csv", Csv)]
    [InlineData("hive-delimited.txt", DynamoDb)]
    [InlineData("plain-objects.jsonl", "JSON: Tanggal, Waktu, Value")]
    [InlineData("plain-objects-pretty.json", "JSON: tanggal, waktu, value")]
    [InlineData("value-as-string.jsonl", DynamoDb)]
    [InlineData("value-as-float.jsonl", DynamoDb)]
    [InlineData("lower-case-names.jsonl", "DynamoDB JSON: tanggal, waktu, value")]
    [InlineData("array-of-lines.json", DynamoDb)]
    [InlineData("array-one-line.json", DynamoDb)]
    [InlineData("split.json", "JSON: Tanggal, Waktu, Value")]
    [InlineData("rows.json", "JSON: Tanggal, Waktu, Value")]
    [InlineData("trailing-commas.jsonl", DynamoDb)]
    [InlineData("log-prefix.jsonl", DynamoDb)]
    [InlineData("two-members.jsonl.gz", DynamoDb)]
    [InlineData("gzip-in-gzip.jsonl.gz", DynamoDb)]
    [InlineData("readings.jsonl.zst", DynamoDb)]
    [InlineData("readings.jsonl.bz2", DynamoDb)]
    [InlineData("readings.jsonl.xz", DynamoDb)]
    [InlineData("two-streams.csv.xz", Csv)]
    [InlineData("readings.zip", DynamoDb)]
    [InlineData("readings.tar", DynamoDb)]
    [InlineData("readings.tar.gz", DynamoDb)]
    [InlineData("readings.parquet", "Parquet: datetime, value")]
    [InlineData("utf16-le.csv", Csv)]
    [InlineData("utf16-be.csv", Csv)]
    [InlineData("utf16-no-mark.csv", Csv)]
    [InlineData("utf16.csv.gz", Csv)]
    [InlineData("utf8-mark.csv", Csv)]
    [InlineData("utf8-mark.jsonl", DynamoDb)]
    [InlineData("utf8-mark-quoted.csv", Csv)]
    [InlineData("latin1.csv", Csv)]
    [InlineData("latin1.jsonl", DynamoDb)]
    [InlineData("semicolon-comma.csv", Csv)]
    [InlineData("semicolon-point.csv", Csv)]
    [InlineData("tabs.tsv", Csv)]
    [InlineData("quoted-line-breaks.csv", "CSV: Tanggal, Waktu, Value")]
    [InlineData("cr.csv", Csv)]
    [InlineData("crlf.csv", Csv)]
    [InlineData("crlf.jsonl", DynamoDb)]
    [InlineData("openaq-v3.csv", "OpenAQ v3: datetime, value", 1)]
    [InlineData("openaq-v3.json", "OpenAQ v3: period.datetimeFrom.local, value")]
    [InlineData("openaq-v2.csv", "OpenAQ v2: local, value")]
    [InlineData("openaq-v2.json", "OpenAQ v2: date.local, value")]
    [InlineData("epa-aqs.csv", "EPA AQS: Date Local, Time Local, Sample Measurement")]
    [InlineData("purpleair.csv", "PurpleAir: time_stamp, pm2.5_atm")]
    [InlineData("purpleair-api.json", "PurpleAir: time_stamp, pm2.5_atm")]
    [InlineData("sensor-community.csv", "sensor.community: timestamp, P2")]
    [InlineData("beijing-prsa.csv", "Beijing PRSA: year, month, day, hour, PM2.5", 1)]
    [InlineData("uci-air-quality.csv", "UCI Air Quality: Date, Time, CO(GT)", 1)]
    [InlineData("uk-air.csv", "UK-AIR: Date, time, PM<sub>2.5</sub> particulate matter (Hourly measured)", 1)]
    [InlineData("header-case.csv", "CSV: TANGGAL, waktu, VALUE")]
    [InlineData("blanks.csv", Csv)]
    [InlineData("comments.csv", Csv)]
    [InlineData("trailing-commas.csv", Csv)]
    [InlineData("trailing-commas-in-rows.csv", Csv)]
    [InlineData("blank-lines.csv", Csv)]
    [InlineData("dates-slashes.csv", Csv)]
    [InlineData("dates-short.csv", Csv)]
    [InlineData("dates-digits.csv", Csv)]
    [InlineData("dates-day-first.csv", Csv)]
    [InlineData("dates-month-first.csv", Csv)]
    [InlineData("dates-named-months.csv", Csv)]
    [InlineData("dates-with-midnight.csv", Csv)]
    [InlineData("instants.csv", "CSV: timestamp, value")]
    [InlineData("epoch-seconds.csv", "CSV: timestamp, value")]
    [InlineData("epoch-milliseconds.jsonl", "JSON: timestamp, value")]
    [InlineData("times-short.csv", Csv)]
    [InlineData("times-fractions.csv", Csv)]
    [InlineData("times-dots.csv", Csv)]
    [InlineData("times-digits.csv", Csv)]
    [InlineData("times-am-pm.csv", Csv)]
    [InlineData("missing.csv", Csv, 8)]
    [InlineData("mixed.jsonl", DynamoDb + "; " + Csv)]
    [InlineData("null-values.jsonl", DynamoDb, 2)]
    [InlineData("excel.csv", Csv)]
    public async Task A_shape_gives_its_readings(string name, string readsAs, int missing = 0)
    {
        ReadFile file = await ReadFile.OfAsync(PathOf(name));

        Assert.Empty(file.Refusals);
        Assert.Equal(await ExpectedAsync(), file.Readings);
        Assert.Equal(missing, file.Missing);
        Assert.Equal(readsAs, file.Files[0].ReadsAs);
    }

    [Theory]
    [InlineData("nilai.csv", "Nilai", null, null)]
    [InlineData("no-header.csv", "3", null, null)]
    [InlineData("no-header.csv", "3", "1", null)]
    [InlineData("dates-two-digit-years.csv", null, null, "dmy")]
    [InlineData("dates-two-digit-years.csv", null, null, "dd.MM.yy")]
    [InlineData("dates-day-first.csv", null, "Tanggal", "dd/MM/yyyy")]
    public async Task A_shape_that_needs_a_word_gives_its_readings_with_it(string name, string? valueColumn, string? dateColumn, string? dateFormat)
    {
        ReadFile file = await ReadFile.OfAsync(PathOf(name), new ImportOptions { ValueColumn = valueColumn, DateColumn = dateColumn, DateFormat = dateFormat });

        Assert.Empty(file.Refusals);
        Assert.Equal(await ExpectedAsync(), file.Readings);
    }

    [Theory]
    [InlineData("point-in-time.ion.gz", "is Amazon Ion. Export the table as DynamoDB JSON.")]
    [InlineData("scan.yaml", "is YAML. Take JSON: aws dynamodb scan --output json.")]
    [InlineData("workbook.xlsx", "is an Excel workbook. Save the sheet with the readings as CSV.")]
    [InlineData("picture.jsonl", "is a PNG picture.")]
    [InlineData("page.html", "is a web page (HTML)")]
    [InlineData("s3-error.xml", "is an error of S3 (AccessDenied)")]
    [InlineData("cut-off.jsonl.gz", "or take these lines with --accept-truncated.")]
    [InlineData("wrong-checksum.jsonl.gz", "is cut off or damaged")]
    [InlineData("nilai.csv", "which columns hold a reading? There are Tanggal, Waktu, Nilai. Say --value-column")]
    [InlineData("no-header.csv", "Say --value-column, and --date-column and --time-column")]
    [InlineData("dates-open.csv", "Say which: --date-format dmy or --date-format mdy.")]
    [InlineData("two-stations.csv", "holds more than one series. location_id: 0, 1; parameter: pm10, pm25. Choose: --where \"location_id=0\"")]
    [InlineData("two-pollutants.csv", "holds more than one series. parameter: pm10, pm25. Choose: --where \"parameter=pm10\"")]
    public async Task What_cannot_be_read_is_told_with_what_to_do(string name, string advice)
    {
        ImportException error = await Assert.ThrowsAsync<ImportException>(() => ReadFile.OfAsync(PathOf(name)));

        Assert.StartsWith(PathOf(name), error.Message, StringComparison.Ordinal);
        Assert.Contains(advice, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Theory]
    [InlineData("bad-values.csv", 9, "'1e400' is no finite number")]
    [InlineData("thousands.csv", 64, "is a number with a comma: say whether it is --decimal , or divides thousands, --decimal .")]
    [InlineData("extremes.csv", 2, "'0001-01-01' is no date from 1583 on")]
    [InlineData("zero-bytes.jsonl", 1, "zero bytes, as a power cut leaves them")]
    public async Task What_is_wrong_within_a_file_is_refused_with_its_reason(string name, int refused, string reason)
    {
        ReadFile file = await ReadFile.OfAsync(PathOf(name));

        Assert.Equal(refused, file.Refusals.Count);
        Assert.Contains(reason, file.Refusals[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Zero_bytes_cost_no_reading_behind_them() =>
        Assert.Equal(await ExpectedAsync(), (await ReadFile.OfAsync(PathOf("zero-bytes.jsonl"))).Readings);

    [Fact]
    public async Task Thousands_are_read_where_the_decimal_mark_is_said() =>
        Assert.All((await ReadFile.OfAsync(PathOf("thousands.csv"), new ImportOptions { DecimalMark = "." })).Readings, reading => Assert.Matches(@"^1\d{3}\.\d$", reading.Value));

    [Fact]
    public async Task The_end_of_a_day_belongs_to_it() => Assert.Equal(
        [new Reading("2021-03-05", "23:59:59", "5"), new Reading("2021-03-06", "23:59:59", "6")],
        (await ReadFile.OfAsync(PathOf("end-of-day.csv"))).Readings);

    [Fact]
    public async Task What_follows_gzip_data_is_noted()
    {
        ReadFile file = await ReadFile.OfAsync(PathOf("followed-by-zeros.jsonl.gz"));

        Assert.Equal(await ExpectedAsync(), file.Readings);
        Assert.EndsWith("what follows the gzip data was passed over.", Assert.Single(file.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_whole_lines_of_a_file_that_is_cut_off_are_taken_where_that_is_asked_for()
    {
        ReadFile file = await ReadFile.OfAsync(PathOf("cut-off.jsonl.gz"), new ImportOptions { AcceptTruncated = true });

        Assert.NotEmpty(file.Readings);
        Assert.Equal((await ExpectedAsync()).Take(file.Readings.Count), file.Readings);
        Assert.Contains("is cut off or damaged", Assert.Single(file.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_index_of_a_day_of_a_month_is_read() => Assert.Equal(
        (await ExpectedAsync()).Where(reading => reading.Waktu == "00:00:00"),
        (await ReadFile.OfAsync(PathOf("jakarta-ispu-day-of-month.csv"))).Readings);

    [Fact]
    public async Task An_index_a_day_is_read_at_midnight_and_a_day_without_one_is_missing()
    {
        ReadFile file = await ReadFile.OfAsync(PathOf("jakarta-ispu.csv"));

        Assert.Equal((await ExpectedAsync()).Where(reading => reading.Waktu == "00:00:00"), file.Readings);
        Assert.Equal((1, "ISPU"), (file.Missing, file.Files[0].Pollutant));
        Assert.Equal("Jakarta ISPU: tanggal, max", file.Files[0].ReadsAs);
    }

    [Theory]
    [InlineData("openaq-v3.csv", "PM2.5", "µg/m³", "2178, 5077")]
    [InlineData("openaq-v2.json", "PM2.5", "µg/m³", "2178, Kemang")]
    [InlineData("epa-aqs.csv", "PM2.5", "µg/m³", "06, 037, 4004, 3")]
    [InlineData("purpleair.csv", "PM2.5", "µg/m³", "131075")]
    [InlineData("sensor-community.csv", "PM2.5", "µg/m³", "4711")]
    [InlineData("beijing-prsa.csv", "PM2.5", "µg/m³", "Aotizhongxin")]
    [InlineData("uk-air.csv", "PM2.5", "µg/m³", null)]
    [InlineData("latin1.csv", null, "µg/m³", "Jalan Ménteng")]
    [InlineData("export-lower.jsonl", null, null, null)]
    public async Task What_was_measured_is_known_where_the_file_says_it(string name, string? pollutant, string? unit, string? station)
    {
        FileReading file = (await ReadFile.OfAsync(PathOf(name))).Files[0];

        Assert.Equal((pollutant, unit, station), (file.Pollutant, file.Unit, file.Station));
    }

    [Fact]
    public async Task One_station_and_pollutant_can_be_chosen()
    {
        ReadFile file = await ReadFile.OfAsync(PathOf("two-stations.csv"), new ImportOptions { Where = ["location_id=1", "parameter=PM25"] });

        Assert.Equal("OpenAQ v3: datetime, value where location_id=1 and parameter=PM25", file.Files[0].ReadsAs);
        Assert.Equal((await ExpectedAsync()).Where((_, index) => index % 2 == 1 && index % 3 != 0), file.Readings);
    }

    [Fact]
    public async Task All_stations_can_be_taken_knowingly() =>
        Assert.Equal(await ExpectedAsync(), (await ReadFile.OfAsync(PathOf("two-stations.csv"), new ImportOptions { Where = ["location_id=*", "parameter=*"] })).Readings);

    [Theory]
    [InlineData("header-only.csv")]
    [InlineData("empty.csv")]
    public async Task A_file_without_readings_is_noted(string name)
    {
        ReadFile file = await ReadFile.OfAsync(PathOf(name));

        Assert.Equal([$"{PathOf(name)} holds no readings."], file.Notes);
    }

    [Fact]
    public async Task A_profile_of_ones_own_says_it_once_for_all()
    {
        SipakuSettings settings = new();
        settings.Profiles.Add("Logger", new ProfileSettings { ValueColumn = "Nilai", Pollutant = "PM10", Sentinels = "50.9" });

        ReadFile file = await ReadFile.OfAsync(PathOf("nilai.csv"), new ImportOptions { Profile = "logger" }, settings);

        Assert.Equal(await ExpectedAsync(), file.Readings);
        Assert.Equal(("logger: Tanggal, Waktu, Nilai", "PM10"), (file.Files[0].ReadsAs, file.Files[0].Pollutant));
    }

    private static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "Data", "shapes", name);

    private static async Task<IReadOnlyList<Reading>> ExpectedAsync() => (await ReadFile.OfAsync(PathOf("expected.csv"))).Readings;
}
