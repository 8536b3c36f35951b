using DurableTask.Core.History;

namespace Sipaku.DurableTask.Sqlite.Dispatch;

/// <summary>What memory holds of an unfinished instance; all of it behind the hub's lock.</summary>
internal sealed class LiveInstance
{
    public required long Key { get; init; }

    public required string Id { get; init; }

    public required string ExecutionId { get; set; }

    /// <summary>The number of the next event; 0 where no turn was committed yet.</summary>
    public int HistoryLength { get; set; }

    /// <summary>What may be handed out, in that order.</summary>
    public List<PendingMessage> Inbox { get; } = [];

    /// <summary>Who works on it, or null.</summary>
    public TurnHandOut? HandOut { get; set; }

    public bool IsQueued { get; set; }

    /// <summary>Turns that were given back in a row.</summary>
    public int Abandoned { get; set; }

    /// <summary>Not to be handed out before its pause after such a turn is over.</summary>
    public bool IsPausing { get; set; }

    /// <summary>How often the process that ran its code died in the turn that is due.</summary>
    public int Deaths { get; set; }

    /// <summary>True once it has ended or was replaced: what is left of it in queues is skipped.</summary>
    public bool IsGone { get; set; }

    /// <summary>
    /// True where there is something to do. Before the first turn that is the start: what comes before it waits for it.
    /// </summary>
    public bool HasWork => Inbox.Count > 0 && (HistoryLength > 0 || Inbox[0].Kind == EventType.ExecutionStarted);

    /// <summary>Takes a message that is due. A start goes before what came while it was not due.</summary>
    public void Add(PendingMessage message)
    {
        if (message.Kind == EventType.ExecutionStarted)
        {
            Inbox.Insert(0, message);
        }
        else
        {
            Inbox.Add(message);
        }
    }
}
