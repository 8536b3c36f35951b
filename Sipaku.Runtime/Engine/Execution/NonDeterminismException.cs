using Microsoft.DurableTask;
using Sipaku.Runtime.Engine.Store;
using Sipaku.Runtime.Engine.Store.Tables;

namespace Sipaku.Runtime.Engine.Execution;

/// <summary>The code of an orchestrator does not lead to the history of an instance of it.</summary>
internal sealed class NonDeterminismException(string message) : Exception(message)
{
    private const string Advice =
        "The orchestrator's code was changed, or it is not deterministic. Put the old code back and let running instances end, or start them anew.";

    public TaskFailureDetails ToFailure() => new(Failures.NonDeterministic, Message, null, null, null);

    /// <summary>The history holds an action that the code did not ask for.</summary>
    public static NonDeterminismException Missing(InstanceRecord instance, int number, HistoryRow held) =>
        new($"{Where(instance, number)} the history holds {held}, but the code asked for nothing. {Advice}");

    /// <summary>The code asks for something else than the history holds, or for more.</summary>
    public static NonDeterminismException Different(InstanceRecord instance, int number, HistoryRow? held, HistoryRow asked) =>
        new($"{Where(instance, number)} the history holds {held?.ToString() ?? "nothing more"}, but the code asked for {asked}. {Advice}");

    private static string Where(InstanceRecord instance, int number) =>
        $"Instance '{instance.Id}' of orchestrator '{instance.Name}' does not match its history: as event {number}";
}
