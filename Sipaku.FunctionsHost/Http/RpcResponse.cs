using System.Globalization;
using Google.Protobuf;
using Microsoft.AspNetCore.Http;
using Sipaku.FunctionsHost.Rpc.Messages;
using HeaderNames = Microsoft.Net.Http.Headers.HeaderNames;

namespace Sipaku.FunctionsHost.Http;

/// <summary>Sends what a function answered: a response as it is, text as text, bytes as bytes, anything else as JSON, nothing as 204.</summary>
internal static class RpcResponse
{
    public static Task WriteAsync(HttpContext http, TypedData? data)
    {
        switch (data?.DataCase ?? TypedData.DataOneofCase.None)
        {
            case TypedData.DataOneofCase.None:
                http.Response.StatusCode = StatusCodes.Status204NoContent;
                return Task.CompletedTask;
            case TypedData.DataOneofCase.Http:
                return SendAsync(http, data!.Http);
            case TypedData.DataOneofCase.String:
                http.Response.ContentType = "text/plain; charset=utf-8";
                break;
            case TypedData.DataOneofCase.Bytes:
                http.Response.ContentType = "application/octet-stream";
                break;
            default:
                http.Response.ContentType = "application/json; charset=utf-8";
                break;
        }

        return SendBodyAsync(http, Body(data!));
    }

    private static async Task SendAsync(HttpContext http, RpcHttp rpc)
    {
        HttpResponse response = http.Response;
        response.StatusCode = int.TryParse(rpc.StatusCode, CultureInfo.InvariantCulture, out int status) ? status : StatusCodes.Status200OK;
        foreach ((string name, string value) in rpc.Headers)
        {
            // The body is sent as a whole, whatever the function thought of it.
            if (!name.Equals(HeaderNames.TransferEncoding, StringComparison.OrdinalIgnoreCase) && !name.Equals(HeaderNames.ContentLength, StringComparison.OrdinalIgnoreCase))
            {
                response.Headers.Append(name, value);
            }
        }

        foreach (RpcHttpCookie cookie in rpc.Cookies)
        {
            response.Cookies.Append(cookie.Name, cookie.Value, new CookieOptions
            {
                Domain = cookie.Domain?.Value,
                Path = cookie.Path?.Value,
                Expires = cookie.Expires?.Value?.ToDateTimeOffset(),
                Secure = cookie.Secure?.Value ?? false,
                HttpOnly = cookie.HttpOnly?.Value ?? false,
                MaxAge = cookie.MaxAge is { } age ? TimeSpan.FromSeconds(age.Value) : null,
                SameSite = cookie.SameSite switch
                {
                    RpcHttpCookie.Types.SameSite.Lax => SameSiteMode.Lax,
                    RpcHttpCookie.Types.SameSite.Strict => SameSiteMode.Strict,
                    RpcHttpCookie.Types.SameSite.ExplicitNone => SameSiteMode.None,
                    _ => SameSiteMode.Unspecified,
                },
            });
        }

        if (rpc.Body is not null && Body(rpc.Body) is { IsEmpty: false } body)
        {
            await SendBodyAsync(http, body);
        }
    }

    private static ReadOnlyMemory<byte> Body(TypedData data) => data.DataCase switch
    {
        TypedData.DataOneofCase.Bytes => data.Bytes.Memory,
        TypedData.DataOneofCase.Stream => data.Stream.Memory,
        TypedData.DataOneofCase.String => ByteString.CopyFromUtf8(data.String).Memory,
        TypedData.DataOneofCase.Json => ByteString.CopyFromUtf8(data.Json).Memory,
        TypedData.DataOneofCase.Int => ByteString.CopyFromUtf8(data.Int.ToString(CultureInfo.InvariantCulture)).Memory,
        TypedData.DataOneofCase.Double => ByteString.CopyFromUtf8(data.Double.ToString("R", CultureInfo.InvariantCulture)).Memory,
        _ => default,
    };

    private static Task SendBodyAsync(HttpContext http, ReadOnlyMemory<byte> body)
    {
        http.Response.ContentLength = body.Length;
        return http.Response.Body.WriteAsync(body, http.RequestAborted).AsTask();
    }
}
