using Sipaku.Local.Hosting;

namespace Sipaku.Local.Output;

/// <summary>Shows a run's progress to whoever waits for it.</summary>
internal interface IRunView
{
    /// <summary>Shows the run until <paramref name="watch"/> is done, which hands over each new status.</summary>
    Task<InstanceStatus> ShowAsync(Func<Action<InstanceStatus>, Task<InstanceStatus>> watch);
}
