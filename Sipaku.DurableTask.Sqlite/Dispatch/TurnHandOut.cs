using DurableTask.Core;
using Sipaku.DurableTask.Sqlite.Store;

namespace Sipaku.DurableTask.Sqlite.Dispatch;

/// <summary>An orchestration that a dispatcher was given; it counts as long as its instance knows it.</summary>
internal sealed class TurnHandOut : TaskOrchestrationWorkItem
{
    /// <summary>Where it is noted that it runs.</summary>
    public int Slot = RunningWork.None;

    public required LiveInstance Instance { get; init; }

    /// <summary>What the dispatcher has of the inbox and has not committed.</summary>
    public List<PendingMessage> Taken { get; set; } = [];

    /// <summary>Cancelled when the dispatchers stop.</summary>
    public required CancellationToken Stopping { get; init; }

    /// <summary>Where the dispatcher waits for more to do, or null.</summary>
    public TaskCompletionSource? Waiting { get; set; }
}
