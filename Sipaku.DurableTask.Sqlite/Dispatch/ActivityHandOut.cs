using DurableTask.Core;

namespace Sipaku.DurableTask.Sqlite.Dispatch;

/// <summary>An activity that a dispatcher was given.</summary>
internal sealed class ActivityHandOut : TaskActivityWorkItem
{
    public required PendingActivity Activity { get; init; }
}
