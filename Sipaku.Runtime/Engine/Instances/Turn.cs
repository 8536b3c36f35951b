using Microsoft.DurableTask.Client;
using Sipaku.Runtime.Engine.Commits;
using Sipaku.Runtime.Engine.Execution;
using Sipaku.Runtime.Engine.Store;

namespace Sipaku.Runtime.Engine.Instances;

/// <summary>Lets an instance's code go on with the messages that are there, and notes what comes of it in a commit.</summary>
internal sealed class Turn(LiveInstance instance, TurnCommit commit)
{
    public void Run(List<InstanceMessage> messages, Func<OrchestrationExecution> load)
    {
        if (messages.Count == 0 && !instance.HasExecution)
        {
            return;
        }

        if (messages.Find(message => message.Kind == HistoryKind.ExecutionTerminated) is { } termination)
        {
            Terminate(messages, termination);
            return;
        }

        if (instance.FatalRefusal is { } refusal)
        {
            commit.End(ExecutionOutcome.Failed(refusal));
            return;
        }

        OrchestrationExecution execution;
        try
        {
            execution = load();
        }
        catch (NonDeterminismException exception)
        {
            commit.End(ExecutionOutcome.Failed(exception.ToFailure()));
            return;
        }

        execution.Pump.RunTurn(() =>
        {
            foreach (InstanceMessage message in messages)
            {
                Consume(execution, message);
                if (execution.Outcome is not null)
                {
                    break;
                }
            }
        });
        commit.CustomStatusChanged = execution.CustomStatusChanged;
        commit.CustomStatus = execution.CustomStatus;
        execution.CustomStatusChanged = false;
        commit.CancelledTimers = execution.TakeCancelledTimers();
        if (execution.FindIllegalWait() is { } illegal)
        {
            commit.End(ExecutionOutcome.Failed(illegal));
        }
        else if (execution.Outcome is { } outcome)
        {
            commit.End(outcome);
        }
        else
        {
            commit.Status = StatusOf(execution);
        }
    }

    private static OrchestrationRuntimeStatus StatusOf(OrchestrationExecution execution) => execution switch
    {
        { IsSuspended: true } => OrchestrationRuntimeStatus.Suspended,
        { HasStarted: true } => OrchestrationRuntimeStatus.Running,
        _ => OrchestrationRuntimeStatus.Pending,
    };

    private void Consume(OrchestrationExecution execution, InstanceMessage message)
    {
        commit.Consumed.Add(message);
        if (!IsForNow(execution, message))
        {
            return;
        }

        HistoryRow row = new()
        {
            Kind = message.Kind,
            At = commit.At,
            TaskId = message.TaskId,
            Name = message.Name,
            Data = message.Data,
        };
        execution.Deliver(row, commit.NextNumber);
        commit.Rows.Add(row);
        commit.Rows.AddRange(execution.TakeActions());
    }

    private bool IsForNow(OrchestrationExecution execution, InstanceMessage message) =>
        (message.Generation < 0 || message.Generation == instance.Record.Generation)
        && message.Kind switch
        {
            HistoryKind.ExecutionSuspended => !execution.IsSuspended,
            HistoryKind.ExecutionResumed => execution.IsSuspended,
            HistoryKind.EventRaised => true,
            HistoryKind.OrchestratorStarted => !execution.HasStarted,
            _ => execution.IsPending(message.TaskId),
        };

    /// <summary>A termination needs nothing of the code, and what else is there is moot.</summary>
    private void Terminate(List<InstanceMessage> messages, InstanceMessage termination)
    {
        commit.TerminatesChildren = termination.Recursive;
        commit.Rows.Add(new HistoryRow { Kind = HistoryKind.ExecutionTerminated, At = commit.At, Data = termination.Data });
        commit.End(new ExecutionOutcome(OrchestrationRuntimeStatus.Terminated) { Output = termination.Data });
    }
}
