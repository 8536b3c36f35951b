using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Sipaku.Runtime.Worker;

namespace Sipaku.Runtime.Http;

/// <summary>Runs an HTTP function for a request.</summary>
internal sealed class FunctionEndpoint(
    InvocationPipeline pipeline,
    HostKeys keys,
    PublicAddress address,
    IOptions<WorkerOptions> options,
    IServiceProvider services,
    ILogger<FunctionEndpoint> logger)
{
    private readonly HttpResultWriter _writer = new(options.Value.Serializer!);

    public async Task InvokeAsync(HttpContext http, Function function)
    {
        if (!keys.Allow(http.Request, function.Route!.Level))
        {
            await ErrorResponse.WriteAsync(http, StatusCodes.Status401Unauthorized, HostKeys.Missing);
            return;
        }

        await using EmbeddedFunctionContext context = new(function, services, http.RequestAborted)
        {
            TriggerData = () => HttpTriggerData.Of(http.Request),
        };
        context.Features.Set<IHttpRequestDataFeature>(new KestrelRequestData(context, http, address.UrlOf(http.Request)));
        try
        {
            await _writer.WriteAsync(http, await pipeline.RunAsync(context));
        }
        catch (FunctionInputConverterException exception)
        {
            await ErrorResponse.WriteAsync(http, StatusCodes.Status400BadRequest, exception.Message);
        }
        catch (Exception exception) when (exception is not (BadHttpRequestException or OperationCanceledException) || !IsCallersDoing(exception, http))
        {
            logger.LogError(exception, "The function '{Function}' failed (invocation {Invocation}).", function.Name, context.InvocationId);
            await ErrorResponse.WriteAsync(
                http,
                StatusCodes.Status500InternalServerError,
                $"The function '{function.Name}' failed; the host's log says why (invocation {context.InvocationId}).");
        }
    }

    private static bool IsCallersDoing(Exception exception, HttpContext http)
        => exception is BadHttpRequestException || http.RequestAborted.IsCancellationRequested;
}
