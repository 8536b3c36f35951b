using Sipaku.Activities.Contracts;

namespace Sipaku.Activities;

/// <summary>Where a run's artefacts lie in the object store. Data prefixes end in <c>/</c> and hold nothing but data.</summary>
public static class RunKeys
{
    /// <summary>All runs.</summary>
    public const string Runs = "runs/";

    /// <summary>Everything of one run.</summary>
    public static string Root(string runId) => $"{Runs}{runId}/";

    /// <summary>The run that a key of one belongs to.</summary>
    public static string RunOf(string key) => key.Split('/')[1];

    /// <summary>The mark of the run's one life.</summary>
    public static string Mark(string runId) => $"{Root(runId)}life.json";

    /// <summary>The dump's files.</summary>
    public static string Dump(string runId) => $"{Root(runId)}dump/";

    /// <summary>The dump's list of files, beside the data.</summary>
    public static string Manifest(string runId) => $"{Root(runId)}manifest.json";

    /// <summary>One part of a segment, without the ending.</summary>
    public static string DumpPart(string runId, int segment, int part) => $"{Dump(runId)}seg-{segment:D4}/part-{part:D5}";

    /// <summary>Where the next part of a segment starts, beside the data.</summary>
    public static string Cursor(string runId, int segment, int part) => $"{Root(runId)}cursors/seg-{segment:D4}/part-{part:D5}.json";

    /// <summary>Lag rows of the averages.</summary>
    public static string Features(string runId) => $"{Root(runId)}features/";

    /// <summary>Lag rows of ln(1 + average).</summary>
    public static string FeaturesLog(string runId) => $"{Root(runId)}features-log/";

    /// <summary>Lag rows on a scale.</summary>
    public static string Features(string runId, Scale scale) => scale == Scale.Log ? FeaturesLog(runId) : Features(runId);

    /// <summary>The last fifth of the lag rows again.</summary>
    public static string Validation(string runId) => $"{Root(runId)}validation/";

    /// <summary>Daily averages.</summary>
    public static string Daily(string runId) => $"{Root(runId)}daily/";

    /// <summary>The model's artefacts.</summary>
    public static string Model(string runId) => $"{Root(runId)}model/";
}
