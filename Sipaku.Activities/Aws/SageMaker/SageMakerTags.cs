using Amazon.SageMaker;
using Amazon.SageMaker.Model;
using Sipaku.Activities.Aws.Errors;
using Sipaku.Activities.Aws.Naming;

namespace Sipaku.Activities.Aws.SageMaker;

/// <summary>Tags: whose a resource is, and the little state of a deployment that has to outlive this process.</summary>
internal sealed class SageMakerTags(IAmazonSageMaker sageMaker)
{
    /// <summary>On a config: the endpoint's time of change when the update to the config was asked for.</summary>
    public const string UpdatedFrom = "sipaku:updated-from";

    /// <summary>On a config: a forecast was published with it, so it is one to roll back to.</summary>
    public const string Published = "sipaku:published";

    /// <summary>The tag that says which run made something.</summary>
    public static Tag OfRun(string runId) => new() { Key = AwsNames.RunTag, Value = AwsNames.TagValue(runId) };

    /// <summary>All tags of a resource.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ReadAsync(string arn, CancellationToken cancellation)
    {
        Dictionary<string, string> tags = new();
        ListTagsRequest request = new() { ResourceArn = arn };
        do
        {
            ListTagsResponse page = await AwsErrors.GuardAsync(
                "sagemaker:ListTags", Resource(arn), () => sageMaker.ListTagsAsync(request, cancellation), cancellation);
            foreach (Tag tag in page.Tags ?? [])
            {
                tags[tag.Key] = tag.Value;
            }

            request.NextToken = page.NextToken;
        }
        while (!string.IsNullOrEmpty(request.NextToken));
        return tags;
    }

    /// <summary>Sets one tag.</summary>
    public Task SetAsync(string arn, string key, string value, CancellationToken cancellation) => AwsErrors.GuardAsync(
        "sagemaker:AddTags",
        Resource(arn),
        () => sageMaker.AddTagsAsync(new AddTagsRequest { ResourceArn = arn, Tags = [new Tag { Key = key, Value = value }] }, cancellation),
        cancellation);

    private static AwsResource Resource(string arn) => AwsResource.OfRun("resource", arn);
}
