namespace Sipaku.Runtime.Engine.Execution;

/// <summary>Puts tasks that an orchestrator starts on the default scheduler of its turn into the turn.</summary>
internal sealed class TurnScheduler(TurnPump pump) : TaskScheduler
{
    public override int MaximumConcurrencyLevel => 1;

    protected override void QueueTask(Task task) => pump.Post(static state => ((Turned)state!).Run(), new Turned(this, task));

    /// <remarks>Also what starts a turn, when the pump's thread is not set yet.</remarks>
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        !taskWasPreviouslyQueued && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks() => [];

    private sealed record Turned(TurnScheduler Scheduler, Task Task)
    {
        public void Run() => Scheduler.TryExecuteTask(Task);
    }
}
