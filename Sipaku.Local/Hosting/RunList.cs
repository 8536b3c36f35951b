using System.Text.Json;
using DurableTask.Core;
using DurableTask.Core.Query;
using Sipaku.Activities;
using Sipaku.DurableTask.Sqlite;

namespace Sipaku.Local.Hosting;

/// <summary>The runs in a durable store, the newest first.</summary>
internal static class RunList
{
    private const string Forecast = "ForecastOrchestrator";

    /// <summary>The runs of a store that this process has open.</summary>
    public static IReadOnlyList<InstanceStatus> Of(SqliteOrchestrationService store) =>
        Read(query => store.GetOrchestrationWithQueryAsync(query, CancellationToken.None).GetAwaiter().GetResult());

    /// <summary>The runs of a home, whoever serves it.</summary>
    public static IReadOnlyList<InstanceStatus> Of(Home home)
    {
        if (!File.Exists(home.Hub))
        {
            return [];
        }

        using SqliteInstanceReader reader = SqliteInstanceReader.Open(home.Hub);
        return Read(reader.List);
    }

    /// <summary>An instance's state as the management API shows it.</summary>
    public static InstanceStatus StatusOf(OrchestrationState state) => new(
        state.Name,
        state.OrchestrationInstance.InstanceId,
        state.OrchestrationStatus.ToString(),
        Json(state.Status),
        Json(state.Output),
        state.CreatedTime,
        state.LastUpdatedTime);

    private static List<InstanceStatus> Read(Func<OrchestrationQuery, OrchestrationQueryResult> read)
    {
        List<InstanceStatus> runs = [];
        OrchestrationQuery query = new() { InstanceIdPrefix = RunIds.Prefix, FetchInputsAndOutputs = true };
        do
        {
            OrchestrationQueryResult page = read(query);
            runs.AddRange(page.OrchestrationState.Where(state => state.Name == Forecast).Select(StatusOf));
            query.ContinuationToken = page.ContinuationToken;
        }
        while (query.ContinuationToken is not null);

        // By their creation in the store: ids that began in one second, or before the clock was set back, say nothing of the order.
        runs.Reverse();
        return runs;
    }

    // A failed run's output is the failure's text, which is no JSON.
    private static JsonElement Json(string? text)
    {
        if (text is null)
        {
            return default;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return JsonSerializer.SerializeToElement(text);
        }
    }
}
