using System.Net;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.DurableTask.Client;
using Sipaku.Activities;
using Sipaku.Activities.Contracts;

namespace Sipaku.Orchestrations.Functions;

/// <summary><c>GET /api/forecasts?status=&amp;from=&amp;to=&amp;page=</c>: the runs, the newest first.</summary>
public sealed class ListForecasts(RunHistory history)
{
    /// <summary>200 with <c>{"page","pages","total","runs"}</c>, 400 where the query asks for what there is not.</summary>
    [Function(nameof(ListForecasts))]
    public Task<HttpResponseData> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "forecasts")] HttpRequestData request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) =>
        request.GuardAsync(() => AnswerAsync(request, client, cancellation), cancellation);

    private async Task<HttpResponseData> AnswerAsync(HttpRequestData request, DurableTaskClient client, CancellationToken cancellation)
    {
        RunFilter filter;
        try
        {
            filter = RunFilter.Read(request.Query);
        }
        catch (FormatException exception)
        {
            return await request.CreateErrorAsync(HttpStatusCode.BadRequest, exception.Message, cancellation);
        }

        List<RunHeader> found = [.. (await history.ListAsync(client.StatusOfRuns(), cancellation)).Where(filter.Takes)];
        List<RunRecord> runs = [];
        foreach (RunHeader run in found.Skip((filter.Page - 1) * RunHistory.PageSize).Take(RunHistory.PageSize))
        {
            if (await history.FindAsync(run.RunId, client.StatusOfRuns(), cancellation) is { } record)
            {
                runs.Add(record);
            }
        }

        int pages = Math.Max(1, (found.Count + RunHistory.PageSize - 1) / RunHistory.PageSize);
        return await request.CreateJsonAsync(HttpStatusCode.OK, new { filter.Page, pages, total = found.Count, runs }, cancellation);
    }
}
