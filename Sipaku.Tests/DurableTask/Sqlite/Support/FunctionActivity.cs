using DurableTask.Core;
using Newtonsoft.Json;

namespace Sipaku.Tests.DurableTask.Sqlite.Support;

/// <summary>An activity made of a function.</summary>
internal sealed class FunctionActivity(Func<TaskContext, string, Task<string>> body) : TaskActivity
{
    public override string Run(TaskContext context, string input) => throw new NotSupportedException("Only called by RunAsync.");

    public override async Task<string> RunAsync(TaskContext context, string input)
    {
        string?[] arguments = JsonConvert.DeserializeObject<string?[]>(input)!;
        return JsonConvert.SerializeObject(await body(context, arguments[0]!));
    }
}
