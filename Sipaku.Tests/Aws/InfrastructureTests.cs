using System.Text.RegularExpressions;
using Sipaku.Activities;
using Sipaku.Activities.Contracts;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.Aws;

public sealed partial class InfrastructureTests
{
    /// <summary>What only the provision command calls: the template makes these things itself.</summary>
    private static readonly string[] OfProvisioning = ["dynamodb:CreateTable", "s3:CreateBucket", "s3:PutLifecycleConfiguration"];

    [Fact]
    public async Task Every_action_that_the_adapters_call_is_in_the_template()
    {
        IEnumerable<string> sources = Directory.EnumerateFiles(
            Path.Combine(Repository.Root, "Sipaku.Activities", "Aws"), "*.cs", SearchOption.AllDirectories);
        SortedSet<string> called = new();
        foreach (string source in sources)
        {
            called.UnionWith(Action().Matches(await File.ReadAllTextAsync(source)).Select(match => match.Groups[1].Value));
        }

        HashSet<string> allowed = Allowed().Matches(await ReadTemplateAsync()).Select(match => match.Value).ToHashSet();

        Assert.True(called.Count > 30);
        Assert.Equal([], called.Except(OfProvisioning).Except(allowed));
    }

    [Fact]
    public async Task Training_may_read_the_rows_of_each_scale_and_the_validation_rows()
    {
        string template = await ReadTemplateAsync();

        foreach (string prefix in new[] { RunKeys.Features("*", Scale.Linear), RunKeys.Features("*", Scale.Log), RunKeys.Validation("*") })
        {
            Assert.Contains($"'${{Bucket.Arn}}/{prefix}*'", template, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_template_holds_no_account_and_no_bucket_of_anybodys()
    {
        string template = await ReadTemplateAsync();

        Assert.DoesNotMatch(@"\d{12}", template);
        Assert.Contains("AbortIncompleteMultipartUpload", template, StringComparison.Ordinal);
    }

    private static Task<string> ReadTemplateAsync() => File.ReadAllTextAsync(Path.Combine(Repository.Root, "infra", "aws.yaml"));

    [GeneratedRegex("\"((?:dynamodb|s3|elasticmapreduce|sagemaker):[A-Z][A-Za-z]+)\"")]
    private static partial Regex Action();

    [GeneratedRegex("(?:dynamodb|s3|elasticmapreduce|sagemaker):[A-Z][A-Za-z]+")]
    private static partial Regex Allowed();
}
