using System.Net;

namespace Sipaku.Tests.EndToEnd.Aws.Chaos;

/// <summary>Errors as the services word them: JSON, with the code in a header for SageMaker Runtime, XML for S3.</summary>
internal static class Refusals
{
    public static HttpResponseMessage Throttled(HttpRequestMessage request) => IsS3(request)
        ? S3(request, HttpStatusCode.ServiceUnavailable, "SlowDown")
        : Json(request, HttpStatusCode.BadRequest, "ThrottlingException");

    public static HttpResponseMessage Fault(HttpRequestMessage request, HttpStatusCode status) => IsS3(request)
        ? S3(request, status, status == HttpStatusCode.InternalServerError ? "InternalError" : "ServiceUnavailable")
        : Json(request, status, status == HttpStatusCode.InternalServerError ? "InternalServerError" : "ServiceUnavailable");

    private static bool IsS3(HttpRequestMessage request) => WireCall.OperationOf(request).StartsWith("S3 ", StringComparison.Ordinal);

    private static HttpResponseMessage Json(HttpRequestMessage request, HttpStatusCode status, string code)
    {
        HttpResponseMessage response = new(status)
        {
            RequestMessage = request,
            Content = new StringContent($$"""{"__type":"{{code}}","message":"The weather is bad."}"""),
        };
        response.Headers.Add("x-amzn-ErrorType", code);
        return response;
    }

    private static HttpResponseMessage S3(HttpRequestMessage request, HttpStatusCode status, string code) => new(status)
    {
        RequestMessage = request,
        Content = new StringContent(
            request.Method == HttpMethod.Head ? "" : $"<Error><Code>{code}</Code><Message>The weather is bad.</Message></Error>"),
    };
}
