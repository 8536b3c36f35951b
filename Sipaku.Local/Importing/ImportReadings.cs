using System.Net;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.Extensions.DependencyInjection;
using Sipaku.Activities.Local.Import;

namespace Sipaku.Local.Importing;

/// <summary><c>POST /api/readings?name=</c>: what <c>import</c> sends to the host that owns the store.</summary>
public sealed class ImportReadings(IServiceProvider services)
{
    /// <summary>200 with the <see cref="ImportResult"/>, 400 where nothing could be imported.</summary>
    [Function(nameof(ImportReadings))]
    public async Task<HttpResponseData> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "readings")] HttpRequestData request,
        CancellationToken cancellation)
    {
        HttpResponseData response = request.CreateResponse();
        try
        {
            ReadingImporter importer = services.GetService<ReadingImporter>()
                ?? throw new ImportException("The sensor table is on DynamoDB; only a store on the host's machine takes imports.");
            ImportInput input = ImportInput.FromStream(request.Query["name"] ?? "request", request.Body);
            await response.WriteAsJsonAsync(await importer.ImportAsync([input], cancellation: cancellation), cancellation);
        }
        catch (ImportException exception)
        {
            await response.WriteAsJsonAsync(new { error = exception.Message }, cancellation);
            response.StatusCode = HttpStatusCode.BadRequest;
        }

        return response;
    }
}
