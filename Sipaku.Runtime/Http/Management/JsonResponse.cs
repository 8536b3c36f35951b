using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Sipaku.Runtime.Http;

/// <summary>Writes JSON answers of the management API.</summary>
internal static class JsonResponse
{
    // As the extension writes: an ampersand in an address stays one.
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Task WriteAsync(HttpContext http, int status, Action<Utf8JsonWriter> write)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer, s_options))
        {
            write(json);
        }

        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.ContentLength = buffer.WrittenCount;
        return http.Response.Body.WriteAsync(buffer.WrittenMemory, http.RequestAborted).AsTask();
    }

    /// <summary>Says what is wrong as a bare JSON string, as the extension does in places where its clients show the body as it is.</summary>
    public static Task WriteTextAsync(HttpContext http, int status, string message) => WriteAsync(http, status, json => json.WriteStringValue(message));
}
