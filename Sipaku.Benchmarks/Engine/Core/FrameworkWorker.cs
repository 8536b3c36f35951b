using DurableTask.Core;

namespace Sipaku.Benchmarks.Engine.Core;

/// <summary>A worker of the framework with what is measured.</summary>
internal static class FrameworkWorker
{
    public static TaskHubWorker Create(IOrchestrationService service)
    {
        TaskHubWorker worker = new(service);
        worker.AddTaskOrchestrations(new NameValueObjectCreator<TaskOrchestration>(Workload.Orchestration, "", typeof(StepsOrchestration)));
        worker.AddTaskActivities(new NameValueObjectCreator<TaskActivity>(Workload.Activity, "", typeof(EchoActivity)));
        return worker;
    }
}
