using System.Diagnostics;
using Xunit.Sdk;

namespace Sipaku.Tests.Support;

/// <summary>Waits for a condition instead of for a time.</summary>
public static class Eventually
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(10);

    /// <summary>Returns as soon as the condition holds; fails with the message after half a minute.</summary>
    public static Task HoldsAsync(Func<bool> condition, string message) => HoldsAsync(() => Task.FromResult(condition()), message);

    /// <summary>Returns as soon as the condition holds; fails with the message after half a minute.</summary>
    public static async Task HoldsAsync(Func<Task<bool>> condition, string message)
    {
        long started = Stopwatch.GetTimestamp();
        using PeriodicTimer timer = new(Interval);
        while (!await condition())
        {
            if (Stopwatch.GetElapsedTime(started) > Bound)
            {
                throw new XunitException(message);
            }

            await timer.WaitForNextTickAsync();
        }
    }
}
