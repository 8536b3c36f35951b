using System.Net;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Sipaku.Activities.Ports;

namespace Sipaku.Orchestrations.Functions;

/// <summary><c>GET /api/readings/daily?from=&amp;to=</c>: daily averages.</summary>
public sealed class GetDailyReadings(ISensorTable table)
{
    /// <summary>The longest range that is answered, in days.</summary>
    public const int MaxDays = 366;

    /// <summary>200 with <c>[{"date","average","readings"}]</c> in order of date, 400 where the range is none.</summary>
    [Function(nameof(GetDailyReadings))]
    public Task<HttpResponseData> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "readings/daily")] HttpRequestData request,
        CancellationToken cancellation) =>
        request.GuardAsync(() => AnswerAsync(request, cancellation), cancellation);

    private async Task<HttpResponseData> AnswerAsync(HttpRequestData request, CancellationToken cancellation)
    {
        if (QueryDay.Of(request.Query["from"]) is not { } from || QueryDay.Of(request.Query["to"]) is not { } to)
        {
            return await request.CreateErrorAsync(
                HttpStatusCode.BadRequest,
                "Give from and to as yyyy-MM-dd, for example ?from=2014-12-01&to=2014-12-31.",
                cancellation);
        }

        int days = to.DayNumber - from.DayNumber + 1;
        return days is < 1 or > MaxDays
            ? await request.CreateErrorAsync(
                HttpStatusCode.BadRequest,
                $"The range from {from:yyyy-MM-dd} to {to:yyyy-MM-dd} has {days} days; it takes 1 to {MaxDays}.",
                cancellation)
            : await request.CreateJsonAsync(HttpStatusCode.OK, await table.ReadDailyAsync(from, to, cancellation), cancellation);
    }
}
