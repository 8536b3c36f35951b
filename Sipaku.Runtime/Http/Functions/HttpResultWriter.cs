using Azure.Core.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker.Http;

namespace Sipaku.Runtime.Http;

/// <summary>Sends what a function returned: a response as it is, text as text, bytes as bytes, anything else as JSON, nothing as 204.</summary>
internal sealed class HttpResultWriter(ObjectSerializer serializer)
{
    public Task WriteAsync(HttpContext http, object? result)
    {
        switch (HttpResultProperty.Unwrap(result))
        {
            case null:
                http.Response.StatusCode = StatusCodes.Status204NoContent;
                return Task.CompletedTask;
            case HttpResponseData response:
                return SendAsync(http, response);
            case string text:
                http.Response.ContentType = "text/plain; charset=utf-8";
                return http.Response.WriteAsync(text, http.RequestAborted);
            case byte[] bytes:
                return SendBytesAsync(http, "application/octet-stream", bytes);
            case var value:
                return SendBytesAsync(http, "application/json; charset=utf-8", serializer.Serialize(value, value.GetType()).ToMemory());
        }
    }

    private static async Task SendAsync(HttpContext http, HttpResponseData data)
    {
        HttpResponse response = http.Response;
        response.StatusCode = (int)data.StatusCode;
        foreach (var header in data.Headers.NonValidated)
        {
            response.Headers.Append(header.Key, header.Value.ToArray());
        }

        if (data.Cookies is ResponseCookies cookies)
        {
            response.Headers.Append("Set-Cookie", cookies.HeaderValues.ToArray());
        }

        await using Stream body = data.Body;
        if (body.CanSeek)
        {
            body.Position = 0;
            if (body.Length == 0)
            {
                return;
            }

            response.ContentLength = body.Length;
        }

        await body.CopyToAsync(response.Body, http.RequestAborted);
    }

    private static Task SendBytesAsync(HttpContext http, string contentType, ReadOnlyMemory<byte> bytes)
    {
        http.Response.ContentType = contentType;
        http.Response.ContentLength = bytes.Length;
        return http.Response.Body.WriteAsync(bytes, http.RequestAborted).AsTask();
    }
}
