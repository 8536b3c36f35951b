using Sipaku.AwsSimulator;

namespace Sipaku.Tests.Aws.Conformance;

/// <summary>On a cluster that stands, and whose metastore is Glue's Data Catalog, as many are.</summary>
public sealed class EmrStandingClusterConformance : EmrFeatureJobConformance
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Rig.UseStandingClusterAsync();
    }

    private protected override AwsSimulatorOptions With(AwsSimulatorOptions options) => options with { HasGlueCatalog = true };
}
