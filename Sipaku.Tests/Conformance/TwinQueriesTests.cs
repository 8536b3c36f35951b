using System.Globalization;
using System.Text;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Features;
using Sipaku.Activities.Local.Features;
using Sipaku.Activities.Settings;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.Conformance;

/// <summary>Both queries over generated dumps: the same rows under each policy, on each scale, up to each last day.</summary>
public sealed class TwinQueriesTests : IDisposable
{
    private const int Seeds = 6;
    private static readonly DateOnly First = new(2020, 2, 1);

    private readonly TemporaryHome _home = new();

    public void Dispose() => _home.Dispose();

    public static TheoryData<int, GapPolicy, int?> Dumps()
    {
        TheoryData<int, GapPolicy, int?> dumps = [];
        foreach (int seed in Enumerable.Range(1, Seeds))
        {
            foreach (GapPolicy policy in Enum.GetValues<GapPolicy>())
            {
                dumps.Add(seed, policy, null);
                dumps.Add(seed, policy, 20 + seed);
            }
        }

        return dumps;
    }

    [Theory]
    [MemberData(nameof(Dumps))]
    public async Task BothQueries_WhenADumpIsGenerated_GiveTheSameRows(int seed, GapPolicy policy, int? lastDay)
    {
        string dump = Path.Combine(_home.Path, "b", "in", "dump.jsonl");
        Directory.CreateDirectory(Path.GetDirectoryName(dump)!);
        await File.WriteAllTextAsync(dump, Generate(new Random(seed), lowest: seed % 3 == 0 ? -3 : 0));
        ReadingSettings readings = new() { Sentinels = "-999", Max = 900 };
        QueryParameters parameters = QueryParameters.Of(readings, policy, lastDay is { } day ? First.AddDays(day) : null);
        FeatureFiles files = FeatureFiles.In(_home.Path);

        FeatureQuery.Run([dump], files, parameters, _home.Path, CancellationToken.None);
        await HiveQuery.RunAsync(_home.Path, parameters);

        int rows = AssertSame(files.Features, "features");
        int logarithms = AssertSame(files.FeaturesLog, "features-log");
        AssertSame(files.Daily, "daily");
        Assert.Equal(seed % 3 == 0 ? 0 : rows, logarithms);
        Assert.True(policy == GapPolicy.Strict || rows > 0);
    }

    /// <summary>Some ninety days with gaps, days of few readings, values that do not count, and lines of no day.</summary>
    private static string Generate(Random random, int lowest)
    {
        StringBuilder lines = new();
        for (int day = 0; day < 90; day++)
        {
            // Every day of a gap is one that a strict row may not reach over.
            int readings = random.Next(10) == 0 ? 0 : random.Next(1, 6);
            for (int hour = 0; hour < readings; hour++)
            {
                string value = random.Next(12) switch
                {
                    0 => "-999",
                    1 => "950",
                    2 => "x",
                    _ => (random.Next(0, 4000) / 8.0).ToString(CultureInfo.InvariantCulture),
                };
                lines.Append(new Reading(First.AddDays(day).ToString("yyyy-MM-dd"), $"{hour:D2}:00:00", value).ToExportLine()).Append('\n');
            }
        }

        lines.Append(new Reading(First.ToString("yyyy-MM-dd"), "23:00:00", "0").ToExportLine()).Append('\n');
        lines.Append(new Reading(First.AddDays(-1).ToString("yyyy-MM-dd"), "23:00:00", $"{lowest}").ToExportLine()).Append('\n');
        lines.Append(new Reading("2020-02-30", "00:00:00", "7").ToExportLine()).Append('\n');
        return lines.ToString();
    }

    /// <returns>How many rows there are.</returns>
    private int AssertSame(string duckDb, string hive)
    {
        string output = Path.Combine(_home.Path, "b", hive, "000000_0");
        string[] expected = File.ReadAllLines(duckDb);
        string[] found = File.Exists(output) ? File.ReadAllLines(output) : [];
        Assert.Equal(expected.Length, found.Length);
        foreach ((string one, string other) in expected.Zip(found))
        {
            string[] fields = one.Split(',');
            string[] others = other.Split(',');
            Assert.Equal(fields.Length, others.Length);
            for (int field = 0; field < fields.Length; field++)
            {
                if (double.TryParse(fields[field], CultureInfo.InvariantCulture, out double number))
                {
                    Near.Equal(number, double.Parse(others[field], CultureInfo.InvariantCulture), 1e-12, $"{hive}: {one}");
                }
                else
                {
                    Assert.Equal(fields[field], others[field]);
                }
            }
        }

        return expected.Length;
    }
}
