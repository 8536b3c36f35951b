using Microsoft.DurableTask;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Steps;

namespace Sipaku.Orchestrations.Flow;

/// <summary>Keeps the run's record: one write a step, with all that has become known since the one before.</summary>
internal sealed class RunLog(TaskOrchestrationContext context, Guid life, Action<string?> tell)
{
    private RunRecord _record = RunRecord.Of(context.InstanceId, context.CurrentUtcDateTime);
    private long _fence;
    private int _revision;
    private bool _recorded = true;
    private string? _failure;

    /// <summary>Remembers what the next write tells.</summary>
    public void Learn(Func<RunRecord, RunRecord> what) => _record = what(_record);

    /// <summary>Remembers the lock that the run took, or found held, and whether it is one that is recorded.</summary>
    public void Open(RunAdmission admission) => (_fence, _recorded) = (admission.Attempt.Lock.Fence, admission.Recorded);

    /// <summary>Remembers that the run has gone on to a step.</summary>
    public void Enter(string step)
    {
        EndStep(RunStepState.Done);
        _record = _record with { Steps = [.. _record.Steps, new RunStep(step, context.CurrentUtcDateTime)] };
    }

    /// <summary>Writes the record. A run goes on without: its forecast is worth more.</summary>
    public async Task WriteAsync()
    {
        if (_failure is null)
        {
            await TryWriteAsync();
        }
    }

    /// <summary>Writes how the run ended.</summary>
    /// <returns>Why the record is not what it should be, or <see langword="null"/>.</returns>
    public async Task<string?> EndAsync(RunEnd end, IReadOnlyList<string> notUndone)
    {
        EndStep(end.State switch
        {
            RunState.Published => RunStepState.Done,
            RunState.Blocked => RunStepState.Blocked,
            RunState.Cancelled => RunStepState.Cancelled,
            _ => RunStepState.Failed,
        });
        _record = _record with { State = end.State, EndedAt = context.CurrentUtcDateTime, Reasons = end.Reasons, NotUndone = notUndone };
        await TryWriteAsync();
        return _failure;
    }

    private async Task TryWriteAsync()
    {
        if (!_recorded)
        {
            return;
        }

        try
        {
            await context.CallActivityAsync(nameof(RecordRun), new RunEntry(_record, _fence, life, ++_revision), StepRetry.Options(tell));
            _failure = null;
        }
        catch (TaskFailedException failure)
        {
            _failure = StepRetry.LineOf(failure);
        }
    }

    private void EndStep(RunStepState state)
    {
        if (_record.Steps is [.., { State: RunStepState.Running } last])
        {
            _record = _record with { Steps = [.. _record.Steps.SkipLast(1), last with { State = state, EndedAt = context.CurrentUtcDateTime }] };
        }
    }
}
