using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Sipaku.Activities.Aws.Naming;

/// <summary>
/// Names and tags of what a run makes, a function of the run alone, so that a repeated call finds what the first one made.
/// SageMaker's pattern is the narrowest: letters, digits and single hyphens between them, 63 at most.
/// </summary>
internal static class AwsNames
{
    /// <summary>The tag that says which run made something.</summary>
    public const string RunTag = "sipaku:run";

    private const int Longest = 63;
    private const int HashLength = 8;
    private const string Product = "sipaku";

    /// <summary>A cluster, a step or a training job.</summary>
    public static string OfJob(string runId, int attempt) => Fit(Product, runId, attempt);

    /// <summary>A model and the endpoint config that serves it.</summary>
    public static string OfModel(string endpointName, string runId, int attempt) => Fit(ModelPrefix(endpointName), runId, attempt);

    /// <summary>What the names of all models and configs of one endpoint start with, so that endpoints keep off each other's.</summary>
    public static string ModelPrefix(string endpointName) => $"{Product}-{Hash(endpointName)}";

    /// <summary>A run id as the value of a tag, which knows fewer characters.</summary>
    public static string TagValue(string runId)
    {
        string allowed = string.Concat(runId.Select(c => char.IsAsciiLetterOrDigit(c) || "_.:/=+-@ ".Contains(c) ? c : '-'));
        return allowed == runId && runId.Length <= 200 ? runId : $"{allowed[..Math.Min(allowed.Length, 200)]}-{Hash(runId)}";
    }

    /// <summary>A version 4 shaped id that belongs to a run, for services that make a repeated call with the same id harmless.</summary>
    public static string ClientToken(string runId) => new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(runId)).AsSpan(0, 16)).ToString();

    private static string Fit(string prefix, string runId, int attempt)
    {
        string suffix = attempt.ToString(CultureInfo.InvariantCulture);
        string text = Hyphenated(runId);
        int room = Longest - prefix.Length - suffix.Length - 2;
        if (text != runId || text.Length > room)
        {
            string kept = text[..Math.Min(text.Length, room - HashLength - 1)].TrimEnd('-');
            text = kept.Length == 0 ? Hash(runId) : $"{kept}-{Hash(runId)}";
        }

        return $"{prefix}-{text}-{suffix}";
    }

    /// <summary>Letters, digits and single hyphens between them.</summary>
    private static string Hyphenated(string text) => string.Join(
        '-', string.Concat(text.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')).Split('-', StringSplitOptions.RemoveEmptyEntries));

    private static string Hash(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..HashLength];
}
