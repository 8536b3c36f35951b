using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Amazon.SageMaker.Model;
using Amazon.SageMakerRuntime.Model;
using Sipaku.Activities.Features;
using Sipaku.Activities.Local.Features;
using Sipaku.Activities.Settings;
using Sipaku.AwsSimulator.Ledgers;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.AwsSimulator;

/// <summary>The product's Hive query and a linear-learner job on the simulator, against figures that were worked out by independent means.</summary>
public class RehearsalTests
{
    private static readonly string _data = Path.Combine(AppContext.BaseDirectory, "Data", "beijing-pm25");

    [Fact]
    public async Task Dump_features_model_and_forecast_equal_the_reference()
    {
        await using SimulatedAws aws = await SimulatedAws.StartAsync();
        aws.Put("bucket", "query/features.hive.sql", HiveQuery.Text);
        aws.Put("bucket", "run/dump/data/seg-0/part-0.jsonl.gz", ReadGzip(Path.Combine(AppContext.BaseDirectory, "samples", "beijing-pm25", "export.jsonl.gz")));

        await aws.Emr.RunJobFlowAsync(Requests.Cluster(Requests.HiveStep(
            "s3://bucket/query/features.hive.sql", null, "INPUT=s3://bucket/run/dump/data/", "DAILY=s3://bucket/run/daily/", "FEATURES=s3://bucket/train/", "FEATURES_LOG=s3://bucket/train-log/", "LAST_DAY=9999-12-31", "MAX_SPAN=4000000", "SENTINELS=1E400", "MIN=-1E300", "MAX=1E300")));
        aws.Pass(TimeSpan.FromMinutes(10));
        Assert.Empty((await aws.Simulator.ReadLedgerAsync()).Billed);
        AssertSameNumbers(ReadGzip(Path.Combine(_data, "features.csv.gz")), aws.Get("bucket", "train/000000_0"), 1e-9);

        CreateTrainingJobRequest training = Requests.Training(miniBatch: 14);
        training.HyperParameters["feature_dim"] = "6";
        await aws.SageMaker.CreateTrainingJobAsync(training);
        aws.Pass(TimeSpan.FromMinutes(5));
        await aws.SageMaker.DescribeTrainingJobAsync(new() { TrainingJobName = "train-1" });
        await aws.SageMaker.CreateModelAsync(Requests.Model());
        await aws.SageMaker.CreateEndpointConfigAsync(Requests.Config());
        await aws.SageMaker.CreateEndpointAsync(new() { EndpointName = "endpoint", EndpointConfigName = "config-1" });
        aws.Pass(TimeSpan.FromMinutes(5));

        List<double> window = aws.Get("bucket", "run/daily/000000_0").Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .TakeLast(6).Select(l => double.Parse(l.Split(',')[4], CultureInfo.InvariantCulture)).ToList();
        foreach (double expected in ReadForecast())
        {
            string csv = string.Join(',', window.TakeLast(6).Select(v => v.ToString("R", CultureInfo.InvariantCulture)));
            InvokeEndpointResponse response = await aws.Runtime.InvokeEndpointAsync(Requests.Invocation(csv));
            double score = JsonDocument.Parse(response.Body).RootElement.GetProperty("predictions")[0].GetProperty("score").GetDouble();
            Assert.Equal(expected, score, Math.Abs(expected) * 1e-6);
            window.Add(score);
        }

        Assert.Empty(aws.Simulator.Violations);
        Assert.Single((await aws.Simulator.ReadLedgerAsync()).Billed, e => e.Kind == ResourceKind.Endpoint);
    }

    [Fact]
    public async Task The_hive_query_gives_the_rows_of_the_duckdb_query_on_bad_input_too()
    {
        DirectoryInfo directory = Directory.CreateTempSubdirectory("sipaku-twins-");
        try
        {
            string dump = Directory.CreateDirectory(Path.Combine(directory.FullName, "b", "in", "seg-0")).FullName;
            string file = Path.Combine(dump, "part-0.jsonl");
            await File.WriteAllLinesAsync(file, BadInput());
            string features = Path.Combine(directory.FullName, "features.csv");
            string daily = Path.Combine(directory.FullName, "daily.csv");

            FeatureQuery.Run([file], FeatureFiles.In(directory.FullName), QueryParameters.Of(new ReadingSettings()), directory.FullName, CancellationToken.None);
            await HiveQuery.RunAsync(directory.FullName, new ReadingSettings());

            AssertSameNumbers(await File.ReadAllTextAsync(features), await File.ReadAllTextAsync(Path.Combine(directory.FullName, "b", "features", "000000_0")), 1e-12);
            AssertSameNumbers(await File.ReadAllTextAsync(daily), await File.ReadAllTextAsync(Path.Combine(directory.FullName, "b", "daily", "000000_0")), 1e-12);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static IEnumerable<string> BadInput()
    {
        string[] days = ["2019-02-27", "2019-02-28", "2019-02-29", "2019-02-30", "2019-3-1", "2019-03-01", "2019-03-02", "2019-13-40", "03/04/2019", "", "2019-03-05 ",
            "2019-03-06", "2019-03-07", "2019-03-08", "2019-03-09", "2019-03-10", "0000-00-00"];
        string[] values = ["1", "2.5", "-3e2", "+.5", "7.", "NaN", "Infinity", " 5", "0x10", "1d", "abc", "", "1e999", "5\\n"];
        for (int i = 0; i < 200; i++)
        {
            yield return $$$"""{"Tanggal":{"s":"{{{days[i % days.Length]}}}"},"Waktu":{"s":"00:00:00"},"Value":{"n":"{{{values[i * 7 % values.Length]}}}"}}""";
        }

        yield return """{"Item":{"Tanggal":{"S":"2019-03-11"},"Value":{"N":"12"}}}""";
        yield return """{"Tanggal":{"s":"2019-03-12"},"Value":{"n":"12"},"Other":{"l":[1,{"x":null}]}}""";
        yield return """{"Tanggal":{"s":"2019-03-13"}}""";
        yield return """{"Value":{"n":"12"}}""";
        yield return """{"Tanggal":{"s":"2019-03-""";
        yield return "not json";
    }

    private static string ReadGzip(string path)
    {
        using StreamReader reader = new(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        return reader.ReadToEnd();
    }

    private static IEnumerable<double> ReadForecast() =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(_data, "forecast.json"))).RootElement.GetProperty("forecast").EnumerateArray()
            .Select(d => d.GetProperty("average").GetDouble());

    // Fields that are numbers are compared as numbers, others as text; rows as sets, since neither engine promises their order.
    private static void AssertSameNumbers(string expected, string actual, double relative)
    {
        string[][] Rows(string csv) => [.. csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(',')).OrderBy(SortKey, StringComparer.Ordinal)];
        string[][] expectedRows = Rows(expected);
        string[][] actualRows = Rows(actual);
        Assert.NotEmpty(expectedRows);
        Assert.Equal(expectedRows.Length, actualRows.Length);
        foreach ((string[]? e, string[]? a) in expectedRows.Zip(actualRows))
        {
            Assert.Equal(e.Length, a.Length);
            foreach ((string? x, string? y) in e.Zip(a))
            {
                if (double.TryParse(x, CultureInfo.InvariantCulture, out double number))
                {
                    Assert.Equal(number, double.Parse(y, CultureInfo.InvariantCulture), Math.Abs(number) * relative);
                }
                else
                {
                    Assert.Equal(x, y);
                }
            }
        }
    }

    private static string SortKey(string[] row) => string.Join('|', row.Select(f =>
        double.TryParse(f, CultureInfo.InvariantCulture, out double n) ? n.ToString("E7", CultureInfo.InvariantCulture) : f));
}
