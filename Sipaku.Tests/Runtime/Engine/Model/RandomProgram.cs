using System.Globalization;
using Microsoft.DurableTask;

namespace Sipaku.Tests.Runtime.Engine.Model;

/// <summary>
/// An orchestrator made of numbers: each is one operation, and what it saw is the output. It does one thing after another, so that its
/// course depends on nothing but its numbers.
/// </summary>
internal static class RandomProgram
{
    public const string Name = "Program";
    private const int Operations = 13;

    public static async Task<string> RunAsync(TaskOrchestrationContext context)
    {
        State state = context.GetInput<State>()!;
        List<string> seen = [.. state.Seen];
        for (int i = state.Next; i < state.Codes.Length; i++)
        {
            int code = state.Codes[i] & int.MaxValue;
            int value = code / Operations % 7;
            switch (code % Operations)
            {
                case 12 when !state.Again:
                    context.ContinueAsNew(new State(state.Codes, i + 1, [.. seen, "again"], true, state.Depth));
                    return "not the last generation";
                case 11 when state.Depth < 2:
                    State child = new([.. state.Codes.Skip(i + 1).Take(value)], 0, [], false, state.Depth + 1);
                    seen.Add($"child({await context.CallSubOrchestratorAsync<string>(Name, child)})");
                    break;
                default:
                    seen.Add(await StepAsync(context, code % Operations, value));
                    break;
            }
        }

        return string.Join(' ', seen);
    }

    private static async Task<string> StepAsync(TaskOrchestrationContext context, int operation, int value) => operation switch
    {
        0 or 1 => $"work {await context.CallActivityAsync<int>("Work", value)}",
        2 => $"fan {string.Join(',', await Task.WhenAll(Enumerable.Range(0, value).Select(i => context.CallActivityAsync<int>("Work", i))))}",
        3 => await SleepAsync(context, value),
        4 => await CatchAsync(context, value),
        5 => $"retried {await context.CallActivityAsync<int>("FailFirst", Guid.Empty == context.NewGuid() ? 0 : value, Retry)}",
        6 => $"heard {await context.WaitForExternalEvent<int>("NUMBER")}",
        7 => await WaitInVainAsync(context, value),
        8 => await RaceAsync(context, value),
        9 => $"guid {context.NewGuid()}",
        10 => await TalkToSelfAsync(context, value),
        _ => Tell(context, value),
    };

    private static TaskOptions Retry => new(new RetryPolicy(3, TimeSpan.FromMinutes(1), 2));

    private static async Task<string> SleepAsync(TaskOrchestrationContext context, int minutes)
    {
        await context.CreateTimer(TimeSpan.FromMinutes(minutes), CancellationToken.None);
        return context.CurrentUtcDateTime.ToString("O", CultureInfo.InvariantCulture);
    }

    private static async Task<string> CatchAsync(TaskOrchestrationContext context, int value)
    {
        try
        {
            await context.CallActivityAsync<int>("Fail", value);
            return "no failure";
        }
        catch (TaskFailedException exception)
        {
            return exception.Message;
        }
    }

    private static async Task<string> WaitInVainAsync(TaskOrchestrationContext context, int minutes)
    {
        try
        {
            return await context.WaitForExternalEvent<string>("never", TimeSpan.FromMinutes(minutes + 1));
        }
        catch (OperationCanceledException)
        {
            return "in vain";
        }
    }

    private static async Task<string> RaceAsync(TaskOrchestrationContext context, int value)
    {
        using CancellationTokenSource cancel = new();
        Task<int> work = context.CallActivityAsync<int>("Work", value);
        Task timer = context.CreateTimer(TimeSpan.FromDays(1), cancel.Token);
        Task winner = await Task.WhenAny(work, timer);
        cancel.Cancel();
        return winner == work ? $"won {await work}" : "lost";
    }

    private static async Task<string> TalkToSelfAsync(TaskOrchestrationContext context, int value)
    {
        context.SendEvent(context.InstanceId, "echo", value);
        return $"echo {await context.WaitForExternalEvent<int>("Echo")}";
    }

    private static string Tell(TaskOrchestrationContext context, int value)
    {
        context.SetCustomStatus(value);
        return $"told {value}";
    }

    /// <summary>Where a program is: its numbers, the next of them, what it saw, whether it went on as new, and how deep it is nested.</summary>
    public sealed record State(int[] Codes, int Next, string[] Seen, bool Again, int Depth);
}
