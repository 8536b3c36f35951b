namespace Amazon.SageMaker.Model;

/// <summary>What a variant's deployment is doing.</summary>
public partial class ProductionVariantStatus
{
    /// <summary>Since when, in UTC.</summary>
    public DateTime? StartTime { get; set; }

    /// <summary>The status. Required.</summary>
    public VariantStatus Status { get; set; }

    /// <summary>The status in words. At most 1024 characters.</summary>
    public string StatusMessage { get; set; }
}
