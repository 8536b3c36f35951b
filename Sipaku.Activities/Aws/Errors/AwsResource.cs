namespace Sipaku.Activities.Aws.Errors;

/// <summary>What a call is about, as an error message names it.</summary>
/// <param name="Kind">In everyday words: <c>table</c>, <c>bucket</c>.</param>
/// <param name="Name">The name that the service knows.</param>
/// <param name="Remedy">What to do where it does not exist; one sentence.</param>
internal sealed record AwsResource(string Kind, string Name, string Remedy)
{
    private const string Provision = "Create it with the provision command";

    /// <summary>A DynamoDB table and the setting that names it.</summary>
    public static AwsResource Table(string name, string setting) =>
        new("table", name, $"{Provision}, or name another one in Sipaku__{setting}.");

    /// <summary>The bucket.</summary>
    public static AwsResource Bucket(string name) =>
        new("bucket", name, $"{Provision}, or name another one in Sipaku__Bucket.");

    /// <summary>An EMR cluster.</summary>
    public static AwsResource Cluster(string name) =>
        new("EMR cluster", name, "Name a running cluster in Sipaku__Emr__ClusterId, or unset it for a cluster a run.");

    /// <summary>Something that a run itself makes.</summary>
    public static AwsResource OfRun(string kind, string name) =>
        new(kind, name, "It was made by this run and has been deleted since; start a new run.");

    /// <summary>What the caller is.</summary>
    public static AwsResource Caller { get; } = new("caller", "identity", "");

    /// <inheritdoc/>
    public override string ToString() => $"{Kind} '{Name}'";
}
