#nullable enable
using Sipaku.AwsClients.Protocol;

namespace Amazon.ElasticMapReduce;

/// <summary>Amazon EMR as the protocol sees it.</summary>
internal static class ElasticMapReduceService
{
    public static RegionalEndpoints Endpoints { get; } =
        new("elasticmapreduce", partition => partition == "aws-us-gov" ? "elasticmapreduce" : "elasticmapreduce-fips", "elasticmapreduce-fips");

    public static Service Instance { get; } = new()
    {
        ServiceId = "EMR",
        Name = "Amazon.ElasticMapReduce",
        ApiVersion = "2009-03-31",
        TargetPrefix = "ElasticMapReduce",
        UnknownError = e => new AmazonElasticMapReduceException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
    };
}
