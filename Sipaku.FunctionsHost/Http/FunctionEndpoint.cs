using Microsoft.AspNetCore.Http;
using Microsoft.Azure.WebJobs;
using Microsoft.Extensions.Logging;
using Sipaku.FunctionsHost.Metadata;
using Sipaku.FunctionsHost.WebJobs;
using Sipaku.FunctionsHost.Workers;

namespace Sipaku.FunctionsHost.Http;

/// <summary>Runs an HTTP function for a request, through WebJobs, which binds its durable clients.</summary>
internal sealed class FunctionEndpoint(IJobHost jobs, HostKeys keys, PublicAddress address, ILogger<FunctionEndpoint> logger)
{
    public async Task InvokeAsync(HttpContext http, AppFunction function)
    {
        if (!keys.Allow(http.Request, function.Http!.Level))
        {
            await ErrorResponse.WriteAsync(http, StatusCodes.Status401Unauthorized, HostKeys.Missing);
            return;
        }

        HttpInvocation invocation = new(
            await RpcRequest.ReadAsync(http.Request, address.UrlOf(http.Request), http.RequestAborted),
            RpcRequest.TriggerData(http.Request),
            http.RequestAborted);
        try
        {
            await jobs.CallAsync(function.Name, new Dictionary<string, object> { [function.Trigger] = invocation }, CancellationToken.None);
        }
        catch (Exception exception) when (!http.RequestAborted.IsCancellationRequested)
        {
            logger.LogError("The function {Function} failed. {Reason}", function.Name, FailureText.FirstLine(exception));
            await ErrorResponse.WriteAsync(http, StatusCodes.Status500InternalServerError, $"The function '{function.Name}' failed; the host's log says why.");
            return;
        }

        await RpcResponse.WriteAsync(http, invocation.Response);
    }
}
