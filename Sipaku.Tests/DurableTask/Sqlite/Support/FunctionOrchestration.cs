using DurableTask.Core;

namespace Sipaku.Tests.DurableTask.Sqlite.Support;

/// <summary>An orchestration made of a function; its serialised input and output are plain text, not JSON.</summary>
internal sealed class FunctionOrchestration(Func<OrchestrationContext, string?, FunctionOrchestration, Task<string?>> body) : TaskOrchestration
{
    private readonly List<(string Name, TaskCompletionSource<string> Source)> _waits = [];
    private readonly List<(string Name, string Input)> _buffer = [];

    public string? Status { get; set; }

    /// <summary>Waits for an external event; events that came earlier are taken first.</summary>
    public Task<string> WaitForEvent(string name)
    {
        int index = _buffer.FindIndex(buffered => buffered.Name == name);
        TaskCompletionSource<string> source = new();
        if (index >= 0)
        {
            source.SetResult(_buffer[index].Input);
            _buffer.RemoveAt(index);
        }
        else
        {
            _waits.Add((name, source));
        }

        return source.Task;
    }

    public override async Task<string> Execute(OrchestrationContext context, string input) => (await body(context, input, this))!;

    public override void RaiseEvent(OrchestrationContext context, string name, string input)
    {
        int index = _waits.FindIndex(wait => wait.Name == name);
        if (index < 0)
        {
            _buffer.Add((name, input));
            return;
        }

        TaskCompletionSource<string> source = _waits[index].Source;
        _waits.RemoveAt(index);
        source.SetResult(input);
    }

    public override string? GetStatus() => Status;
}
