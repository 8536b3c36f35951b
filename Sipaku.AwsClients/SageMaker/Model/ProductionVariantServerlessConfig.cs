namespace Amazon.SageMaker.Model;

/// <summary>The capacity of a serverless variant.</summary>
public partial class ProductionVariantServerlessConfig
{
    /// <summary>The largest number of concurrent invocations. Required; 1 to 200.</summary>
    public int? MaxConcurrency { get; set; }

    /// <summary>The memory, in MB: 1024 to 6144 in steps of 1024. Required.</summary>
    public int? MemorySizeInMB { get; set; }
}
