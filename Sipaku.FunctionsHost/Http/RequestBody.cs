using Microsoft.AspNetCore.Http;

namespace Sipaku.FunctionsHost.Http;

/// <summary>Bodies of requests, read to their end.</summary>
internal static class RequestBody
{
    /// <exception cref="BadHttpRequestException">The body is too long, breaks off or is malformed.</exception>
    public static async Task<MemoryStream> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        MemoryStream body = new();
        try
        {
            await request.Body.CopyToAsync(body, cancellation);
        }
        catch (IOException exception) when (exception is not BadHttpRequestException)
        {
            // So the server tells of a chunk whose size is no number.
            throw new BadHttpRequestException(exception.Message, exception);
        }

        body.Position = 0;
        return body;
    }
}
