using System.Globalization;
using Sipaku.Activities;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Errors;
using Sipaku.Activities.Features;
using Sipaku.Activities.Local.Features;
using Sipaku.Activities.Local.Objects;
using Sipaku.Activities.Settings;
using Sipaku.Activities.Steps;
using Sipaku.AwsSimulator.Hive;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.Conformance;

/// <summary>Both engines against the answers of Apache Hive itself.</summary>
public sealed class HiveAnswersTests : IDisposable
{
    private const double Relative = 1e-9;
    private const string MapReduce = "SET hive.execution.engine=mr;";

    private readonly TemporaryHome _home = new();

    public static TheoryData<string> Cases() => [.. HiveAnswers.Cases.Select(found => found.Name)];

    public void Dispose() => _home.Dispose();

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task TheSimulatorsHive_WhenItRunsTheQuery_ShouldAnswerAsHiveDid(string name)
    {
        HiveAnswers.Case hive = Find(name);
        foreach ((string? path, byte[]? content) in hive.Files)
        {
            Write($"b/in/{path}", content);
        }

        if ((hive.Error ?? hive.ErrorOnTez) is { } error)
        {
            HiveException failure = await Assert.ThrowsAsync<HiveException>(() => HiveQuery.RunAsync(_home.Path, new ReadingSettings()));
            Assert.Contains(error, failure.Message, StringComparison.Ordinal);
        }

        if (hive.Error is not null)
        {
            await Assert.ThrowsAsync<HiveException>(() => HiveQuery.RunAsync(_home.Path, new ReadingSettings(), MapReduce));
            return;
        }

        await HiveQuery.RunAsync(_home.Path, new ReadingSettings(), hive.ErrorOnTez is null ? "" : MapReduce);

        AssertSame(hive, ReadOutput("b/daily/000000_0"), ReadOutput("b/features/000000_0"));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task DuckDb_WhenItRunsTheQuery_ShouldAnswerAsHiveDidUnlessALineIsDamaged(string name)
    {
        HiveAnswers.Case hive = Find(name);
        DirectoryObjectStore store = new(_home.Settings, TimeProvider.System);
        List<string> keys = new();
        foreach ((string? path, byte[]? content) in hive.Files)
        {
            keys.Add(RunKeys.Dump("run") + path);
            await store.PutBytesAsync(keys[^1], content);
        }

        string manifest = await store.PutManifestAsync("run", [.. keys]);
        DuckDbFeatureJob job = new(store, _home.Settings);
        if (hive.Error is not null)
        {
            await Assert.ThrowsAsync<PermanentException>(() => job.StartAsync(new FeatureJobRequest("run", 1, manifest), CancellationToken.None));
            return;
        }

        await job.StartAsync(new FeatureJobRequest("run", 1, manifest), CancellationToken.None);
        if (hive.IsDamaged)
        {
            return;
        }

        AssertSame(hive, [.. await store.ReadLinesAsync(RunKeys.Daily("run"))], [.. await store.ReadLinesAsync(RunKeys.Features("run"))]);
        if (hive.Daily.Count > 0 && string.CompareOrdinal(hive.Daily[^1][0], "9999-12-25") <= 0)
        {
            FeatureSummary summary = await new SummarizeFeatures(store).RunAsync(new RunDataRequest("run", new RunTerms(default)), CancellationToken.None);
            Assert.Equal(hive.Daily.Sum(day => long.Parse(day[1])), summary.Readings);
        }
    }

    /// <summary>A day has one line in each dump, so that its row shows what became of that line.</summary>
    [Fact]
    public async Task BothEngines_WhenTheyMeetHostileLines_ShouldTakeEachAsHiveDid()
    {
        List<IGrouping<int, (string Line, string Day, string Value)>> dumps = HiveAnswers.Lines.GroupBy(line => line.Day)
            .SelectMany(day => day.Select((line, number) => (line, Dump: day.Key.Length == 0 ? 0 : number)))
            .GroupBy(line => line.Dump, line => line.line)
            .ToList();
        foreach (IGrouping<int, (string Line, string Day, string Value)> dump in dumps)
        {
            string input = Write("b/in/dump.jsonl", System.Text.Encoding.UTF8.GetBytes(string.Concat(dump.Select(line => line.Line + "\n"))));
            string daily = Path.Combine(_home.Path, "daily.csv");
            FeatureQuery.Run(
                [input], FeatureFiles.In(_home.Path), QueryParameters.Of(new ReadingSettings()), _home.Path, CancellationToken.None);
            await HiveQuery.RunAsync(_home.Path, new ReadingSettings());

            foreach (string[]? rows in new[] { await File.ReadAllLinesAsync(daily), ReadOutput("b/daily/000000_0") })
            {
                Dictionary<string, string[]> found = rows.Select(row => row.Split(',')).ToDictionary(fields => fields[0]);
                Assert.Equal(dump.Count(), found.Values.Sum(row => long.Parse(row[1]) + long.Parse(row[2]) + long.Parse(row[3])));
                Assert.Equal(dump.Select(line => line.Day).Distinct().Order(StringComparer.Ordinal), found.Keys.Order(StringComparer.Ordinal));
                foreach ((string? line, string? day, string? value) in dump.Where(line => line.Day.Length > 0))
                {
                    string[] row = found[day];
                    Assert.True(row[1] == (value.Length > 0 ? "1" : "0"), line);
                    Assert.All(row[4..8], field => Assert.True(field.Length == value.Length || Number(field).Equals(Number(value)), $"{line}: {field}"));
                }
            }
        }
    }

    [Theory]
    [InlineData("-999,985.5", null, null, "2020-01-01,2,1,2")]
    [InlineData("", 0.0, 500.0, "2020-01-01,2,1,2")]
    [InlineData("", null, null, "2020-01-01,4,1,0")]
    public async Task BothEngines_WhenValuesStandForMissingOnes_ShouldCountThemApart(string sentinels, double? min, double? max, string expected)
    {
        string[] values = ["5", "-999.0", "7", "985.5", "x"];
        string input = Write("b/in/dump.jsonl", System.Text.Encoding.UTF8.GetBytes(string.Concat(
            values.Select((value, hour) => new Reading("2020-01-01", $"{hour:D2}:00:00", value).ToExportLine() + "\n"))));
        ReadingSettings readings = new() { Sentinels = sentinels, Min = min, Max = max };
        string daily = Path.Combine(_home.Path, "daily.csv");

        FeatureQuery.Run([input], FeatureFiles.In(_home.Path), QueryParameters.Of(readings), _home.Path, CancellationToken.None);
        await HiveQuery.RunAsync(_home.Path, readings);

        Assert.StartsWith(expected, Assert.Single(await File.ReadAllLinesAsync(daily)), StringComparison.Ordinal);
        Assert.StartsWith(expected, Assert.Single(ReadOutput("b/daily/000000_0")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task BothEngines_WhenADayHasSeveralValues_ShouldGiveItsSmallestLargestAndMostFrequentOne()
    {
        string[] values = ["5", "1", "9", "9.0", "5.0", "7", "x"];
        string input = Write("b/in/dump.jsonl", System.Text.Encoding.UTF8.GetBytes(string.Concat(
            values.Select((value, hour) => new Reading("2020-01-01", $"{hour:D2}:00:00", value).ToExportLine() + "\n"))
            + new Reading("1582-12-31", "00:00:00", "3").ToExportLine() + "\nno reading\n"));
        string daily = Path.Combine(_home.Path, "daily.csv");

        FeatureQuery.Run(
            [input], FeatureFiles.In(_home.Path), QueryParameters.Of(new ReadingSettings()), _home.Path, CancellationToken.None);
        await HiveQuery.RunAsync(_home.Path, new ReadingSettings());

        Assert.Equal([",1,1,0,,,,,", "2020-01-01,6,1,0,6.0,1.0,9.0,5.0,2"], await File.ReadAllLinesAsync(daily));
        Assert.Equal([",1,1,0,,,,,", "2020-01-01,6,1,0,6.0,1.0,9.0,5.0,2"], ReadOutput("b/daily/000000_0"));
    }

    private static HiveAnswers.Case Find(string name) => HiveAnswers.Cases.Single(found => found.Name == name);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static void AssertSame(HiveAnswers.Case hive, string[] daily, string[] features)
    {
        List<string[]> days = daily.Select(line => line.Split(',')).Where(row => row[0].Length > 0).ToList();
        Assert.Equal(hive.Daily.Select(row => string.Join(',', row[..3])), days.Select(row => string.Join(',', row[..3])));
        foreach ((string[]? expected, string[]? found) in hive.Daily.Zip(days))
        {
            Assert.Equal(expected[3].Length == 0, found[4].Length == 0);
            if (expected[3].Length > 0)
            {
                Near.Equal(Number(expected[3]), Number(found[4]), Relative, expected[0]);
            }
        }

        Assert.Equal(hive.Features.Count, features.Length);
        foreach ((double[]? expected, double[]? found) in hive.Features.OrderBy(row => row[0]).Zip(features.Select(ReferenceData.ParseRow).OrderBy(row => row[0])))
        {
            Near.Equal(expected, found, Relative, "features");
        }
    }

    private string Write(string path, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_home.Path, path))!);
        return _home.Write(path, content);
    }

    private string[] ReadOutput(string path) =>
        File.Exists(Path.Combine(_home.Path, path)) ? File.ReadAllLines(Path.Combine(_home.Path, path)) : [];
}
