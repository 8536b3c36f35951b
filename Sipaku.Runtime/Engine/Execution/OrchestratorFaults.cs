using Microsoft.DurableTask;
using Sipaku.Runtime.Engine.Store.Tables;

namespace Sipaku.Runtime.Engine.Execution;

/// <summary>What an orchestrator's code is told that does what replay cannot bear; each names the orchestrator, its instance and where it was.</summary>
internal static class OrchestratorFaults
{
    private const string Advice =
        "Await only tasks that the TaskOrchestrationContext gives (without ConfigureAwait(false)), and do all I/O in activities.";

    public static TaskFailureDetails ForeignAwait(InstanceRecord instance, string lastEvent) =>
        Describe($"{Name(instance)} awaited something that is not a durable task, after {lastEvent}. {Advice}");

    public static TaskFailureDetails Blocked(InstanceRecord instance, string lastEvent, TimeSpan limit) =>
        Describe(
            $"{Name(instance)} has blocked its thread for more than {limit.TotalSeconds:0.###} s, after {lastEvent}. "
            + "An orchestrator must await; it must not call .Result, .Wait(), Thread.Sleep or anything else that blocks.");

    public static InvalidOperationException OutsideTurn(InstanceRecord instance) =>
        new($"{Name(instance)} used its context outside its own thread. {Advice}");

    private static string Name(InstanceRecord instance) => $"Orchestrator '{instance.Name}' (instance '{instance.Id}')";

    private static TaskFailureDetails Describe(string message) => new(typeof(InvalidOperationException).ToString(), message, null, null, null);
}
