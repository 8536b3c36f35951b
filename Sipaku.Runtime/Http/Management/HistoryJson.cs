using System.Text.Json;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Sipaku.Runtime.Engine.Execution;
using Sipaku.Runtime.Engine.Store;

namespace Sipaku.Runtime.Http;

/// <summary>
/// An instance's history as the extension shows it: what was scheduled and has come back is one event, with the time it was scheduled.
/// </summary>
internal sealed class HistoryJson(IReadOnlyList<HistoryRow> rows, OrchestrationMetadata instance, bool showInput, bool showOutput)
{
    public void Write(Utf8JsonWriter json)
    {
        Dictionary<int, HistoryRow> scheduled = rows
            .Where(row => row.Kind is HistoryKind.TaskScheduled or HistoryKind.SubOrchestrationCreated or HistoryKind.TimerCreated)
            .ToDictionary(row => row.TaskId);
        HashSet<int> finished = [.. rows.Where(IsResult).Select(row => row.TaskId)];
        json.WriteStartArray("historyEvents");
        foreach (HistoryRow row in rows)
        {
            bool comesBack = row.Kind is HistoryKind.TaskScheduled or HistoryKind.SubOrchestrationCreated && finished.Contains(row.TaskId);
            if (row.Kind == HistoryKind.OrchestratorStarted || comesBack)
            {
                continue;
            }

            json.WriteStartObject();
            json.WriteString("EventType", EventType(row.Kind));
            WriteDetails(json, row, scheduled.GetValueOrDefault(row.TaskId));
            json.WriteString("Timestamp", Instant(row.At));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static bool IsResult(HistoryRow row) => row.Kind
        is HistoryKind.TaskCompleted or HistoryKind.TaskFailed or HistoryKind.SubOrchestrationCompleted or HistoryKind.SubOrchestrationFailed;

    private static string EventType(HistoryKind kind) => kind switch
    {
        HistoryKind.SubOrchestrationCreated => "SubOrchestrationInstanceCreated",
        HistoryKind.SubOrchestrationCompleted => "SubOrchestrationInstanceCompleted",
        HistoryKind.SubOrchestrationFailed => "SubOrchestrationInstanceFailed",
        _ => kind.ToString(),
    };

    private static DateTime Instant(long ticks) => new(ticks, DateTimeKind.Utc);

    private void WriteDetails(Utf8JsonWriter json, HistoryRow row, HistoryRow? cause)
    {
        switch (row.Kind)
        {
            case HistoryKind.ExecutionStarted:
                json.WriteString("FunctionName", instance.Name);
                WriteInput(json, row.Data);
                break;
            case HistoryKind.TaskScheduled:
            case HistoryKind.SubOrchestrationCreated:
                json.WriteString("Name", row.Name);
                WriteTarget(json, row);
                WriteInput(json, row.Data);
                break;
            case HistoryKind.TaskCompleted:
            case HistoryKind.SubOrchestrationCompleted:
                WriteCause(json, cause);
                WriteResult(json, row.Data);
                break;
            case HistoryKind.TaskFailed:
            case HistoryKind.SubOrchestrationFailed:
                WriteCause(json, cause);
                WriteFailure(json, row.Data);
                break;
            case HistoryKind.TimerCreated:
            case HistoryKind.TimerFired:
                json.WriteString("FireAt", Instant(row.DueAt ?? cause?.DueAt ?? row.At));
                break;
            case HistoryKind.EventRaised:
            case HistoryKind.EventSent:
                json.WriteString("Name", row.Name);
                WriteTarget(json, row);
                WriteInput(json, row.Data);
                break;
            case HistoryKind.ExecutionCompleted:
                json.WriteString("OrchestrationStatus", instance.RuntimeStatus.ToString());
                if (showOutput)
                {
                    json.WritePropertyName("Result");
                    StatusJson.WriteOutput(json, instance);
                }

                break;
            default:
                json.WriteString("Reason", row.Data);
                break;
        }
    }

    private void WriteInput(Utf8JsonWriter json, string? input)
    {
        if (showInput)
        {
            json.WriteString("Input", input);
        }
    }

    private void WriteResult(Utf8JsonWriter json, string? result)
    {
        if (showOutput)
        {
            json.WritePropertyName("Result");
            StatusJson.WritePayload(json, result);
        }
    }

    private void WriteCause(Utf8JsonWriter json, HistoryRow? cause)
    {
        if (cause is not null)
        {
            json.WriteString("FunctionName", cause.Name);
            json.WriteString("ScheduledTime", Instant(cause.At));
            WriteTarget(json, cause);
            WriteInput(json, cause.Data);
        }
    }

    private static void WriteTarget(Utf8JsonWriter json, HistoryRow row)
    {
        if (row is { Target: not null, Kind: not HistoryKind.TaskScheduled })
        {
            json.WriteString("InstanceId", row.Target);
        }
    }

    private static void WriteFailure(Utf8JsonWriter json, string? failure)
    {
        if (failure is not null)
        {
            TaskFailureDetails details = Failures.Deserialize(failure);
            json.WriteString("Reason", details.ErrorMessage);
            json.WriteString("Details", details.ToString());
        }
    }
}
