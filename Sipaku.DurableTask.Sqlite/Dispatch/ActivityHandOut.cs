using DurableTask.Core;
using Sipaku.DurableTask.Sqlite.Store;

namespace Sipaku.DurableTask.Sqlite.Dispatch;

/// <summary>An activity that a dispatcher was given.</summary>
internal sealed class ActivityHandOut : TaskActivityWorkItem
{
    /// <summary>Where it is noted that it runs.</summary>
    public int Slot = RunningWork.None;

    public required PendingActivity Activity { get; init; }
}
