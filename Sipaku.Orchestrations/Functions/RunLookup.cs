using System.Net;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.DurableTask.Client;
using Sipaku.Orchestrations.Orchestrators;

namespace Sipaku.Orchestrations.Functions;

/// <summary>Runs by the ids that clients send, which may be anything.</summary>
internal static class RunLookup
{
    private const int LongestId = 100;

    /// <summary>The durable instance of a run, or <see langword="null"/> where there is no run of that id.</summary>
    public static async Task<OrchestrationMetadata?> FindRunAsync(this DurableTaskClient client, string id, bool whole, CancellationToken cancellation) =>
        IsRunId(id) && await client.GetInstanceAsync(id, whole, cancellation) is { } run && run.Name == nameof(ForecastOrchestrator) ? run : null;

    /// <summary>The durable status of a run, as <see cref="Activities.RunHistory"/> asks for it.</summary>
    public static Func<string, CancellationToken, Task<OrchestrationRuntimeStatus?>> StatusOfRuns(this DurableTaskClient client) =>
        async (id, cancellation) => (await client.FindRunAsync(id, whole: false, cancellation))?.RuntimeStatus;

    /// <summary>Whether a store could have a run of this id: what looks like a path, or is longer than any, is none.</summary>
    public static bool IsRunId(string id) => id.Length is > 0 and <= LongestId && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');

    /// <summary>The answer about a run that cannot be steered: 404 where there is none, 410 where it has ended.</summary>
    public static Task<HttpResponseData> CreateNotUnderWayAsync(
        this HttpRequestData request,
        string id,
        OrchestrationMetadata? run,
        CancellationToken cancellation) => run is null
            ? request.CreateErrorAsync(HttpStatusCode.NotFound, NoRun(id), cancellation)
            : request.CreateErrorAsync(HttpStatusCode.Gone, $"Run {id} has ended.", cancellation);

    /// <summary>The line about an id that there is no run of.</summary>
    public static string NoRun(string id) => IsRunId(id) ? $"There is no run {id}." : "There is no such run.";
}
