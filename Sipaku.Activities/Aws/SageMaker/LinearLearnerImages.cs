using System.Collections.Frozen;
using Sipaku.Activities.Errors;

namespace Sipaku.Activities.Aws.SageMaker;

/// <summary>
/// Where linear-learner's container lies, region by region: the registry accounts that AWS publishes in the SageMaker Python SDK
/// (image_uri_config/linear-learner.json, version 1).
/// </summary>
internal static class LinearLearnerImages
{
    private static readonly FrozenDictionary<string, string> Accounts = new Dictionary<string, string>
    {
        ["af-south-1"] = "455444449433",
        ["ap-east-1"] = "286214385809",
        ["ap-northeast-1"] = "351501993468",
        ["ap-northeast-2"] = "835164637446",
        ["ap-northeast-3"] = "867004704886",
        ["ap-south-1"] = "991648021394",
        ["ap-south-2"] = "628508329040",
        ["ap-southeast-1"] = "475088953585",
        ["ap-southeast-2"] = "712309505854",
        ["ap-southeast-3"] = "951798379941",
        ["ap-southeast-4"] = "106583098589",
        ["ca-central-1"] = "469771592824",
        ["ca-west-1"] = "190319476487",
        ["cn-north-1"] = "390948362332",
        ["cn-northwest-1"] = "387376663083",
        ["eu-central-1"] = "664544806723",
        ["eu-central-2"] = "680994064768",
        ["eu-north-1"] = "669576153137",
        ["eu-south-1"] = "257386234256",
        ["eu-south-2"] = "104374241257",
        ["eu-west-1"] = "438346466558",
        ["eu-west-2"] = "644912444149",
        ["eu-west-3"] = "749696950732",
        ["il-central-1"] = "898809789911",
        ["me-central-1"] = "272398656194",
        ["me-south-1"] = "249704162688",
        ["sa-east-1"] = "855470959533",
        ["us-east-1"] = "382416733822",
        ["us-east-2"] = "404615174143",
        ["us-gov-east-1"] = "237065988967",
        ["us-gov-west-1"] = "226302683700",
        ["us-iso-east-1"] = "490574956308",
        ["us-isob-east-1"] = "765400339828",
        ["us-west-1"] = "632365934929",
        ["us-west-2"] = "174872318107",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The regions that have the image.</summary>
    public static IReadOnlyCollection<string> Regions => Accounts.Keys;

    /// <summary>The image in a region.</summary>
    /// <exception cref="PermanentException">AWS publishes none there.</exception>
    public static string In(string region) => Accounts.TryGetValue(region, out string? account)
        ? $"{account}.dkr.ecr.{region}.{Suffix(region)}/linear-learner:1"
        : throw new PermanentException($"AWS publishes no linear-learner image in region {region}: set Sipaku__Training__Image, or another Sipaku__Region.");

    private static string Suffix(string region) => region switch
    {
        _ when region.StartsWith("cn-", StringComparison.Ordinal) => "amazonaws.com.cn",
        _ when region.StartsWith("us-iso-", StringComparison.Ordinal) => "c2s.ic.gov",
        _ when region.StartsWith("us-isob-", StringComparison.Ordinal) => "sc2s.sgov.gov",
        _ => "amazonaws.com",
    };
}
