using Sipaku.Activities.Features;
using Sipaku.Activities.Local.Features;
using Sipaku.Activities.Settings;
using Sipaku.AwsSimulator.Hive;
using Sipaku.AwsSimulator.Storage;

namespace Sipaku.Tests.Support;

/// <summary>The product's query as the simulator's Hive runs it.</summary>
internal static class HiveQuery
{
    public static string Text { get; } = Read();

    /// <summary>Runs it from <c>b/in/</c> to <c>b/daily/</c> and <c>b/features/</c> and <c>b/features-log/</c> of a folder.</summary>
    public static Task RunAsync(string folder, ReadingSettings readings, string before = "") => RunAsync(folder, QueryParameters.Of(readings), before);

    /// <summary>Runs it with parameters of its own.</summary>
    public static async Task RunAsync(string folder, QueryParameters parameters, string before = "")
    {
        using HiveSession session = new(new DirectoryBucketStore(folder));
        await session.RunAsync(before + Text, new Dictionary<string, string>(parameters.ByName)
        {
            ["INPUT"] = "s3://b/in/",
            ["DAILY"] = "s3://b/daily/",
            ["FEATURES"] = "s3://b/features/",
            ["FEATURES_LOG"] = "s3://b/features-log/",
        });
    }

    private static string Read()
    {
        using StreamReader reader = new(typeof(FeatureQuery).Assembly.GetManifestResourceStream("features.hive.sql")!);
        return reader.ReadToEnd();
    }
}
