using Sipaku.Runtime.Engine.Instances;
using Sipaku.Runtime.Engine.Store;
using Sipaku.Runtime.Engine.Store.Tables;

namespace Sipaku.Runtime.Engine.Commits;

/// <summary>Deletes messages that came too late for their instance.</summary>
internal sealed class InboxCleanup(IReadOnlyList<InstanceMessage> messages) : StoreWrite
{
    public override void Execute(StoreSession session)
    {
        foreach (InstanceMessage message in messages.Where(message => message.InboxId != 0))
        {
            InboxTable.Delete(session, message.InboxId);
        }
    }
}
