namespace Sipaku.Tests.EndToEnd.Aws;

/// <summary>One HTTP request of an AWS client, as a test that stands in its way sees it.</summary>
/// <param name="Operation">The service's operation; for S3, which has no such name in its requests, the method and what it is about.</param>
/// <param name="Request">The request.</param>
/// <param name="SendAsync">Lets it through.</param>
internal sealed record WireCall(string Operation, HttpRequestMessage Request, Func<Task<HttpResponseMessage>> SendAsync)
{
    private const string Target = "X-Amz-Target";

    public static WireCall Of(HttpRequestMessage request, Func<Task<HttpResponseMessage>> send) => new(OperationOf(request), request, send);

    public static string OperationOf(HttpRequestMessage request)
    {
        if (request.Headers.TryGetValues(Target, out IEnumerable<string>? targets))
        {
            return targets.Single().Split('.')[^1];
        }

        return request.RequestUri!.AbsolutePath.EndsWith("/invocations", StringComparison.Ordinal)
            ? "InvokeEndpoint"
            : $"S3 {request.Method} {request.RequestUri.Query.TrimStart('?').Split('&', '=')[0]}".TrimEnd();
    }
}
