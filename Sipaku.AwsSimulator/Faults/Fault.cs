namespace Sipaku.AwsSimulator.Faults;

/// <summary>A fault to inject into calls.</summary>
/// <param name="Kind">What goes wrong.</param>
public sealed record Fault(FaultKind Kind)
{
    /// <summary>The operation to hit, such as CreateEndpoint; any when null.</summary>
    public string? Operation { get; init; }

    /// <summary>How many matching calls pass before the fault hits.</summary>
    public int Skip { get; init; }

    /// <summary>How many calls it then hits.</summary>
    public int Times { get; init; } = 1;
}
