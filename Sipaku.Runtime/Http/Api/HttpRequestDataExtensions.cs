using System.Net;
using System.Text;
using Azure.Core.Serialization;
using Sipaku.Runtime.Worker;

namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>Reads requests and answers them.</summary>
public static class HttpRequestDataExtensions
{
    /// <summary>The body as text.</summary>
    /// <param name="request">The request.</param>
    /// <param name="encoding">The encoding where no byte order mark says another; UTF-8 by default.</param>
    public static async Task<string?> ReadAsStringAsync(this HttpRequestData request, Encoding? encoding = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Body is null)
        {
            return null;
        }

        using StreamReader reader = new(request.Body, encoding ?? Encoding.UTF8, leaveOpen: true);
        return await reader.ReadToEndAsync();
    }

    /// <summary>The body as text.</summary>
    /// <param name="request">The request.</param>
    /// <param name="encoding">The encoding where no byte order mark says another; UTF-8 by default.</param>
    public static string? ReadAsString(this HttpRequestData request, Encoding? encoding = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Body is null)
        {
            return null;
        }

        using StreamReader reader = new(request.Body, encoding ?? Encoding.UTF8, leaveOpen: true);
        return reader.ReadToEnd();
    }

    /// <summary>The body as a value, read with the worker's serializer.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Gives the read up.</param>
    /// <typeparam name="T">The value's type.</typeparam>
    public static ValueTask<T?> ReadFromJsonAsync<T>(this HttpRequestData request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.ReadFromJsonAsync<T>(request.FunctionContext.GetSerializer(), cancellationToken);
    }

    /// <summary>The body as a value.</summary>
    /// <param name="request">The request.</param>
    /// <param name="serializer">What reads it.</param>
    /// <param name="cancellationToken">Gives the read up.</param>
    /// <typeparam name="T">The value's type.</typeparam>
    public static async ValueTask<T?> ReadFromJsonAsync<T>(
        this HttpRequestData request, ObjectSerializer serializer, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(serializer);
        return await serializer.DeserializeAsync(request.Body, typeof(T), cancellationToken) is { } value ? (T)value : default;
    }

    /// <summary>A response with the status code given.</summary>
    /// <param name="request">The request.</param>
    /// <param name="statusCode">The status code.</param>
    public static HttpResponseData CreateResponse(this HttpRequestData request, HttpStatusCode statusCode)
    {
        ArgumentNullException.ThrowIfNull(request);
        HttpResponseData response = request.CreateResponse();
        response.StatusCode = statusCode;
        return response;
    }
}
