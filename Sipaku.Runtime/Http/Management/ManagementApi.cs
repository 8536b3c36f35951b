using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Sipaku.Runtime.Worker;

namespace Sipaku.Runtime.Http;

/// <summary>
/// The durable management API, as HttpApiHandler of the Durable Functions extension answers (Azure/azure-functions-durable-extension).
/// Unlike there, an error never is a 500 that a better request could avoid, and each has a JSON body.
/// </summary>
internal sealed class ManagementApi(HostKeys keys, InstanceEndpoints instances, InstanceListEndpoints lists, StartEndpoints starts)
{
    public static bool Serves(HttpRequest request) => request.Path.StartsWithSegments(ManagementLinks.Path, StringComparison.OrdinalIgnoreCase);

    public async Task HandleAsync(HttpContext http)
    {
        RequestTelemetry.SetRoute(http, ManagementLinks.Path);
        if (!keys.Allow(http.Request, AuthorizationLevel.System))
        {
            await ErrorResponse.WriteAsync(http, StatusCodes.Status401Unauthorized, HostKeys.Missing);
            return;
        }

        try
        {
            await RouteAsync(new ManagementRequest(http));
        }
        catch (JsonException)
        {
            await ErrorResponse.WriteAsync(http, StatusCodes.Status400BadRequest, "Invalid JSON content");
        }
        catch (ArgumentException exception)
        {
            await ErrorResponse.WriteAsync(http, StatusCodes.Status400BadRequest, $"One or more of the arguments submitted is incorrect: {exception.Message}");
        }
        catch (NotSupportedException exception)
        {
            await ErrorResponse.WriteAsync(http, StatusCodes.Status400BadRequest, exception.Message);
        }
        catch (InvalidOperationException exception)
        {
            // The instance was in another state when the request got to it.
            await ErrorResponse.WriteAsync(http, StatusCodes.Status409Conflict, exception.Message);
        }
        catch (DurableStoreException exception)
        {
            await ErrorResponse.WriteAsync(http, StatusCodes.Status503ServiceUnavailable, exception.Message);
        }
    }

    private Task RouteAsync(ManagementRequest request) => request.Segments switch
    {
        [var segment, .. var rest] when Is(segment, "orchestrators") => RouteOrchestratorsAsync(request, rest),
        [var segment, .. var rest] when Is(segment, "instances") => RouteInstancesAsync(request, rest),
        _ => NotFoundAsync(request),
    };

    private Task RouteOrchestratorsAsync(ManagementRequest request, string[] rest) => (request.Method, rest) switch
    {
        ("POST", [var name]) => starts.StartAsync(request, name, null),
        ("POST", [var name, var id]) => starts.StartAsync(request, name, id),
        _ => NotFoundAsync(request),
    };

    private Task RouteInstancesAsync(ManagementRequest request, string[] rest) => (request.Method, rest) switch
    {
        ("GET", []) => lists.ListAsync(request),
        ("DELETE", []) => lists.PurgeAsync(request),
        ("GET", [var id]) => instances.GetAsync(request, id),
        ("DELETE", [var id]) => instances.PurgeAsync(request, id),
        ("POST", [var id, var operation]) => RouteOperationAsync(request, id, operation),
        ("POST", [var id, var operation, var name]) when Is(operation, "raiseEvent") => instances.RaiseEventAsync(request, id, name),
        _ => NotFoundAsync(request),
    };

    private Task RouteOperationAsync(ManagementRequest request, string id, string operation) => operation switch
    {
        _ when Is(operation, "terminate") => instances.SteerAsync(
            request, id, (client, reason) => client.TerminateInstanceAsync(id, new TerminateInstanceOptions(reason), request.Aborted)),
        _ when Is(operation, "suspend") => instances.SteerAsync(request, id, (client, reason) => client.SuspendInstanceAsync(id, reason, request.Aborted)),
        _ when Is(operation, "resume") => instances.SteerAsync(request, id, (client, reason) => client.ResumeInstanceAsync(id, reason, request.Aborted)),
        _ when Is(operation, "rewind") => instances.RewindAsync(request, id),
        _ when Is(operation, "restart") => starts.RestartAsync(request, id),
        _ => NotFoundAsync(request),
    };

    private static bool Is(string operation, string name) => operation.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static Task NotFoundAsync(ManagementRequest request)
        => ErrorResponse.WriteAsync(request.Http, StatusCodes.Status404NotFound, $"The management API has no {request.Method} {request.Http.Request.Path}.");
}
