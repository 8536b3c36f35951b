using System.Net;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Ports;

namespace Sipaku.Orchestrations.Functions;

/// <summary><c>GET /api/readings/{date}</c>: the readings of a day.</summary>
public sealed class GetDayReadings(ISensorTable table)
{
    /// <summary>200 with <c>{"date","readings":[{"time","value"}]}</c> in order of time, 400 where the date is none. A value that is no number is absent.</summary>
    [Function(nameof(GetDayReadings))]
    public Task<HttpResponseData> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "readings/{date}")] HttpRequestData request,
        string date,
        CancellationToken cancellation) =>
        request.GuardAsync(() => AnswerAsync(request, date, cancellation), cancellation);

    private async Task<HttpResponseData> AnswerAsync(HttpRequestData request, string date, CancellationToken cancellation)
    {
        if (QueryDay.Of(date) is not { } day)
        {
            return await request.CreateErrorAsync(HttpStatusCode.BadRequest, "Give the day as yyyy-MM-dd, for example readings/2014-12-31.", cancellation);
        }

        IReadOnlyList<DayReading> readings = await table.ReadDayAsync(day, cancellation);
        return await request.CreateJsonAsync(HttpStatusCode.OK, new { Date = day, Readings = readings }, cancellation);
    }
}
