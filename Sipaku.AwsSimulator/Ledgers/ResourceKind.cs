namespace Sipaku.AwsSimulator.Ledgers;

/// <summary>What the simulated services hold.</summary>
public enum ResourceKind
{
    /// <summary>An EMR cluster; billed from its start until it has terminated.</summary>
    Cluster,

    /// <summary>A step of a cluster; not billed by itself.</summary>
    Step,

    /// <summary>A SageMaker training job; billed while it downloads, trains and uploads.</summary>
    TrainingJob,

    /// <summary>A SageMaker model; not billed.</summary>
    Model,

    /// <summary>A SageMaker endpoint configuration; not billed.</summary>
    EndpointConfig,

    /// <summary>A SageMaker endpoint; billed as long as it exists and is not Failed. (A serverless one is billed by invocation; the ledger counts it alike.)</summary>
    Endpoint,
}
