namespace Sipaku.Activities.Local.Features;

/// <summary>The files that the feature query writes.</summary>
/// <param name="Features">The seven columns.</param>
/// <param name="FeaturesLog">The same of ln(1 + average).</param>
/// <param name="Daily">The days' figures.</param>
internal sealed record FeatureFiles(string Features, string FeaturesLog, string Daily)
{
    /// <summary>Files of a folder.</summary>
    public static FeatureFiles In(string folder) =>
        new(Path.Combine(folder, "features.csv"), Path.Combine(folder, "features-log.csv"), Path.Combine(folder, "daily.csv"));
}
