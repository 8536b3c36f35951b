using System.Net;
using Microsoft.Azure.Functions.Worker.Http;
using Sipaku.Activities.Errors;

namespace Sipaku.Orchestrations.Functions;

/// <summary>Turns what a port throws into an answer of one line.</summary>
internal static class StepErrors
{
    /// <summary>The answer of a function, or 503 where a repetition may help, 500 where it will not.</summary>
    public static async Task<HttpResponseData> GuardAsync(
        this HttpRequestData request,
        Func<Task<HttpResponseData>> answer,
        CancellationToken cancellation)
    {
        try
        {
            return await answer();
        }
        catch (StepException exception)
        {
            HttpStatusCode status = exception is PermanentException ? HttpStatusCode.InternalServerError : HttpStatusCode.ServiceUnavailable;
            return await request.CreateErrorAsync(status, exception.Message, cancellation);
        }
    }
}
