using DurableTask.Core;
using DurableTask.Core.Exceptions;
using Newtonsoft.Json;
using Sipaku.Tests.DurableTask.Sqlite.Support;

namespace Sipaku.Tests.DurableTask.Sqlite.Model;

/// <summary>
/// An orchestrator made of numbers: each is one operation, and what it saw is the output. It does one thing after another, so that its
/// course depends on nothing but its numbers.
/// </summary>
internal static class RandomProgram
{
    public const string Name = "Program";
    private const int Operations = 11;

    public static async Task<string?> RunAsync(OrchestrationContext context, string? input, FunctionOrchestration self)
    {
        State state = State.Parse(input!);
        List<string> seen = [.. state.Seen];
        for (int index = state.Next; index < state.Codes.Length; index++)
        {
            int code = state.Codes[index] & int.MaxValue;
            int value = code / Operations % 7;
            switch (code % Operations)
            {
                case 10 when !state.Again:
                    context.ContinueAsNew(new State(state.Codes, index + 1, [.. seen, "again"], true, state.Depth).ToString());
                    return null;
                case 9 when state.Depth < 2:
                    State child = new([.. state.Codes.Skip(index + 1).Take(value)], 0, [], false, state.Depth + 1);
                    string id = $"{context.OrchestrationInstance.InstanceId}:{index}";
                    seen.Add($"child({await context.CreateSubOrchestrationInstance<string>(Name, string.Empty, id, child.ToString())})");
                    break;
                case 5 when state.Again:
                    // The framework hands on events of the last turn before a program goes on as new, not those of turns before it, so that
                    // it is a matter of time which ones are left to be heard.
                    seen.Add(Tell(self, value));
                    break;
                default:
                    seen.Add(await StepAsync(context, self, code % Operations, value));
                    break;
            }
        }

        return JsonConvert.SerializeObject(string.Join(' ', seen));
    }

    private static async Task<string> StepAsync(OrchestrationContext context, FunctionOrchestration self, int operation, int value) => operation switch
    {
        0 or 1 => $"work {await WorkAsync(context, value)}",
        2 => $"fan {string.Join(',', await Task.WhenAll(Enumerable.Range(0, value).Select(item => WorkAsync(context, item))))}",
        3 => await context.CreateTimer(context.CurrentUtcDateTime.AddMilliseconds(value), $"slept {value}"),
        4 => await CatchAsync(() => context.ScheduleTask<string>("Fail", string.Empty, $"{value}")),
        5 => $"heard {await self.WaitForEvent("number")}",
        6 => await RaceAsync(context, value),
        7 => await TalkToSelfAsync(context, self, value),
        8 => await CatchAsync(() => context.ScheduleWithRetry<string>("Fail", string.Empty, new RetryOptions(TimeSpan.FromMilliseconds(1), 3), $"{value}")),
        _ => Tell(self, value),
    };

    private static Task<string> WorkAsync(OrchestrationContext context, int value) => context.ScheduleTask<string>("Work", string.Empty, $"{value}");

    private static async Task<string> CatchAsync(Func<Task<string>> call)
    {
        try
        {
            return await call();
        }
        catch (TaskFailedException exception)
        {
            return exception.FailureDetails!.ErrorMessage;
        }
    }

    private static async Task<string> RaceAsync(OrchestrationContext context, int value)
    {
        using CancellationTokenSource cancel = new();
        Task<string> work = WorkAsync(context, value);
        Task<string> timer = context.CreateTimer(context.CurrentUtcDateTime.AddDays(1), "late", cancel.Token);
        Task<string> winner = await Task.WhenAny(work, timer);
        cancel.Cancel();
        return $"won {await winner}";
    }

    private static async Task<string> TalkToSelfAsync(OrchestrationContext context, FunctionOrchestration self, int value)
    {
        context.SendEvent(new OrchestrationInstance { InstanceId = context.OrchestrationInstance.InstanceId }, "echo", value);
        return $"echo {await self.WaitForEvent("echo")}";
    }

    private static string Tell(FunctionOrchestration self, int value)
    {
        self.Status = $"{value}";
        return $"told {value}";
    }

    /// <summary>Where a program is: its numbers, the next of them, what it saw, whether it went on as new, and how deep it is nested.</summary>
    internal sealed record State(int[] Codes, int Next, string[] Seen, bool Again, int Depth)
    {
        /// <summary>Reads one; what the framework handed on is a JSON text with the JSON in it.</summary>
        public static State Parse(string text) =>
            JsonConvert.DeserializeObject<State>(text.StartsWith('"') ? JsonConvert.DeserializeObject<string>(text)! : text)!;

        public override string ToString() => JsonConvert.SerializeObject(this);
    }
}
