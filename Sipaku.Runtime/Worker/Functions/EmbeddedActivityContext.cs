using Microsoft.DurableTask;
using Sipaku.Runtime.Engine;

namespace Sipaku.Runtime.Worker;

internal sealed class EmbeddedActivityContext(ActivityInvocation invocation) : TaskActivityContext
{
    public override TaskName Name => invocation.Name;

    public override string InstanceId => invocation.InstanceId;

    public override string Version => invocation.Version;
}
