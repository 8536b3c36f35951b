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

    public static TaskFailureDetails KillsProcess(InstanceRecord instance, Attempts attempts) => new(
        Failures.PoisonOrchestrator,
        $"{Name(instance)} was running each of the {attempts.Crashes} times that the process died, the last {attempts.LoneStarts} times with no "
        + "other suspect beside it, and is not run again.",
        null,
        null,
        null);

    public static InvalidOperationException OutsideTurn(InstanceRecord instance) =>
        new($"{Name(instance)} used its context outside its own thread. {Advice}");

    private static string Name(InstanceRecord instance) => $"Orchestrator '{instance.Name}' (instance '{instance.Id}')";

    private static TaskFailureDetails Describe(string message) => new(typeof(InvalidOperationException).ToString(), message, null, null, null);
}
