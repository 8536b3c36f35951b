namespace Sipaku.AwsSimulator.Time;

/// <summary>The simulated time: the time provider's, from the start on passing <c>speed</c> times as fast.</summary>
internal sealed class SimulatorClock(TimeProvider timeProvider, double speed)
{
    private readonly DateTimeOffset _start = timeProvider.GetUtcNow();
    private readonly long _startTimestamp = timeProvider.GetTimestamp();

    public DateTimeOffset Now => _start + timeProvider.GetElapsedTime(_startTimestamp) * speed;
}
