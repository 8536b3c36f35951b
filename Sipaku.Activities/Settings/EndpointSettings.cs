namespace Sipaku.Activities.Settings;

/// <summary>How SageMaker serves.</summary>
public sealed class EndpointSettings
{
    /// <summary>ML instance type of the one variant.</summary>
    public string InstanceType { get; set; } = "ml.m5.large";

    /// <summary>Number of instances.</summary>
    public int InstanceCount { get; set; } = 1;

    /// <summary>Serverless instead of instances.</summary>
    public bool Serverless { get; set; }

    /// <summary>Memory of a serverless endpoint, in megabytes: 1024 to 6144 in steps of 1024.</summary>
    public int ServerlessMemoryMb { get; set; } = 2048;

    /// <summary>Concurrent invocations of a serverless endpoint.</summary>
    public int ServerlessMaxConcurrency { get; set; } = 1;

    /// <summary>Deletes the endpoint once the forecast is published, so that nothing is paid between runs.</summary>
    public bool DeleteAfterPublish { get; set; }
}
