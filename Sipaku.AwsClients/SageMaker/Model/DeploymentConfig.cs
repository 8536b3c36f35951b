namespace Amazon.SageMaker.Model;

/// <summary>How an endpoint is deployed, and when it rolls back.</summary>
public partial class DeploymentConfig
{
    /// <summary>What makes the deployment roll back by itself.</summary>
    public AutoRollbackConfig AutoRollbackConfiguration { get; set; }

    /// <summary>Deploys on a new fleet; the default.</summary>
    public BlueGreenUpdatePolicy BlueGreenUpdatePolicy { get; set; }

    /// <summary>Deploys in batches on the fleet.</summary>
    public RollingUpdatePolicy RollingUpdatePolicy { get; set; }
}
