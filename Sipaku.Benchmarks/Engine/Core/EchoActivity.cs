using DurableTask.Core;

namespace Sipaku.Benchmarks.Engine.Core;

/// <summary><see cref="Workload.Activity"/> for the framework alone.</summary>
internal sealed class EchoActivity : TaskActivity<string, string>
{
    protected override string Execute(TaskContext context, string input) => input;
}
