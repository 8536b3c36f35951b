namespace Sipaku.Activities.Aws.Provisioning;

/// <summary>A table or a bucket that the settings ask for.</summary>
/// <param name="Kind"><c>table</c> or <c>bucket</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Exists">Whether it was there already; then it is left as it is.</param>
public sealed record ProvisionedThing(string Kind, string Name, bool Exists);
