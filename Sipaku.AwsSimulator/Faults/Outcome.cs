namespace Sipaku.AwsSimulator.Faults;

/// <summary>How something that was started ends.</summary>
/// <param name="Kind">The kind of end.</param>
public sealed record Outcome(OutcomeKind Kind)
{
    /// <summary>The reason that the service gives, in place of the usual one.</summary>
    public string? Reason { get; init; }

    /// <summary>How many times as long as usual it takes.</summary>
    public double Slowness { get; init; } = 1;

    internal static Outcome Normal { get; } = new(OutcomeKind.Normal);
}
