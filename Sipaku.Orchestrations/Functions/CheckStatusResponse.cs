using System.Globalization;
using System.Net;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.DurableTask.Client;

namespace Sipaku.Orchestrations.Functions;

/// <summary>
/// The answer by which a run can be watched and steered: the addresses of the durable management API, under the names that its clients in
/// all languages read. The client's own method for it writes them as the worker's serializer does, with capitals.
/// </summary>
internal static class CheckStatusResponse
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(10);

    public static async Task<HttpResponseData> CreateCheckStatusAsync(
        this HttpRequestData request,
        HttpStatusCode status,
        DurableTaskClient client,
        string runId,
        CancellationToken cancellation)
    {
        HttpManagementPayload payload = client.CreateHttpManagementPayload(runId, request);
        HttpResponseData response = await request.CreateJsonAsync(status, payload, cancellation);
        response.Headers.Add("Location", payload.StatusQueryGetUri);
        response.Headers.Add("Retry-After", RetryAfter.TotalSeconds.ToString(CultureInfo.InvariantCulture));
        return response;
    }
}
