using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Sipaku.Runtime.Http;

/// <summary>The management API's answers about many instances.</summary>
internal sealed class InstanceListEndpoints(DurableTaskClient client, TimeProvider time)
{
    private const string ContinuationHeader = "x-ms-continuation-token";
    private const int MaxPageSize = 1000;

    /// <summary>Lists instances. What a filter says that is no value is ignored, as the extension does.</summary>
    public async Task ListAsync(ManagementRequest request)
    {
        bool showInput = request.Flag("showInput", true);
        OrchestrationQuery query = new(
            request.Time("createdTimeFrom"),
            request.Time("createdTimeTo"),
            request.Statuses("runtimeStatus"),
            InstanceIdPrefix: request.Text("instanceIdPrefix"),
            PageSize: request.Number("top") is { } top and > 0 ? Math.Min(top, MaxPageSize) : OrchestrationQuery.DefaultPageSize,
            FetchInputsAndOutputs: true,
            ContinuationToken: request.Http.Request.Headers[ContinuationHeader]);
        await foreach (Page<OrchestrationMetadata> page in client.GetAllInstancesAsync(query).AsPages().WithCancellation(request.Aborted))
        {
            if (page.ContinuationToken is { } token)
            {
                request.Http.Response.Headers[ContinuationHeader] = token;
            }

            await JsonResponse.WriteAsync(request.Http, StatusCodes.Status200OK, json =>
            {
                json.WriteStartArray();
                foreach (OrchestrationMetadata instance in page.Values)
                {
                    StatusJson.Write(json, instance, showInput, null);
                }

                json.WriteEndArray();
            });
            return;
        }
    }

    /// <summary>Purges instances. Unlike in a list, a filter that is no value is refused: ignoring it would remove more than was meant.</summary>
    public async Task PurgeAsync(ManagementRequest request)
    {
        if (request.Time("createdTimeFrom") is not { } from)
        {
            await JsonResponse.WriteTextAsync(request.Http, StatusCodes.Status400BadRequest, "Please provide value for 'createdTimeFrom' parameter.");
            return;
        }

        IReadOnlyList<OrchestrationRuntimeStatus> statuses = request.Statuses("runtimeStatus");
        string? wrong = request.Has("createdTimeTo") && request.Time("createdTimeTo") is null ? "createdTimeTo"
            : request.Has("runtimeStatus") && statuses.Count < request.Http.Request.Query["runtimeStatus"].Sum(value => value!.Split(',').Length) ? "runtimeStatus"
            : null;
        if (wrong is not null)
        {
            await ErrorResponse.WriteAsync(request.Http, StatusCodes.Status400BadRequest, $"The value of '{wrong}' is not valid.");
            return;
        }

        PurgeInstancesFilter filter = new(from, request.Time("createdTimeTo") ?? time.GetUtcNow(), statuses);
        PurgeResult result = await client.PurgeAllInstancesAsync(filter, options: null, request.Aborted);
        if (result.PurgedInstanceCount == 0)
        {
            await ErrorResponse.WriteAsync(request.Http, StatusCodes.Status404NotFound, "There is no finished instance that matches.");
            return;
        }

        await JsonResponse.WriteAsync(request.Http, StatusCodes.Status200OK, json => PurgeJson.Write(json, result));
    }
}
