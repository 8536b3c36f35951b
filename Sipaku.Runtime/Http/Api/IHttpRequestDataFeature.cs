namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>Gives an invocation's HTTP request.</summary>
public interface IHttpRequestDataFeature
{
    /// <summary>The request; null where there is none.</summary>
    /// <param name="context">The invocation.</param>
    ValueTask<HttpRequestData?> GetHttpRequestDataAsync(FunctionContext context);
}
