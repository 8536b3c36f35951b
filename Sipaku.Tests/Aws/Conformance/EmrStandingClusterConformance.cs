namespace Sipaku.Tests.Aws.Conformance;

public sealed class EmrStandingClusterConformance : EmrFeatureJobConformance
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Rig.UseStandingClusterAsync();
    }
}
