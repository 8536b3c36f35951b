namespace Sipaku.AwsSimulator.Ledgers;

/// <summary>Something that happened to a resource.</summary>
/// <param name="At">The simulated time.</param>
/// <param name="Kind">What it happened to.</param>
/// <param name="Name">The resource's name, with the id where the service gave one.</param>
/// <param name="What">The new state, or what happened, in the service's words.</param>
public sealed record SimulatorEvent(DateTimeOffset At, ResourceKind Kind, string Name, string What)
{
    /// <summary>The event on one line.</summary>
    public override string ToString() => FormattableString.Invariant($"{At:HH:mm:ss} {Kind,-14} {Name,-50} {What}");
}
