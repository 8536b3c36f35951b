using System.Text;
using Azure.Core.Serialization;
using Sipaku.Runtime.Worker;

namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>Writes responses.</summary>
public static class HttpResponseDataExtensions
{
    private const string JsonContentType = "application/json; charset=utf-8";

    /// <summary>Writes text into the body.</summary>
    /// <param name="response">The response.</param>
    /// <param name="value">The text.</param>
    /// <param name="encoding">The encoding; UTF-8 by default.</param>
    public static void WriteString(this HttpResponseData response, string value, Encoding? encoding = null)
    {
        ArgumentNullException.ThrowIfNull(response);
        ArgumentNullException.ThrowIfNull(value);
        response.Body.Write((encoding ?? Encoding.UTF8).GetBytes(value));
    }

    /// <summary>Writes text into the body.</summary>
    /// <param name="response">The response.</param>
    /// <param name="value">The text.</param>
    /// <param name="encoding">The encoding; UTF-8 by default.</param>
    public static Task WriteStringAsync(this HttpResponseData response, string value, Encoding? encoding = null)
        => response.WriteStringAsync(value, CancellationToken.None, encoding);

    /// <summary>Writes text into the body.</summary>
    /// <param name="response">The response.</param>
    /// <param name="value">The text.</param>
    /// <param name="cancellationToken">Gives the write up.</param>
    /// <param name="encoding">The encoding; UTF-8 by default.</param>
#pragma warning disable CA1068 // The order is the official one.
    public static Task WriteStringAsync(
        this HttpResponseData response, string value, CancellationToken cancellationToken, Encoding? encoding = null)
#pragma warning restore CA1068
    {
        ArgumentNullException.ThrowIfNull(response);
        ArgumentNullException.ThrowIfNull(value);
        return response.Body.WriteAsync((encoding ?? Encoding.UTF8).GetBytes(value), cancellationToken).AsTask();
    }

    /// <summary>Writes a value as JSON and adds the content type <c>application/json; charset=utf-8</c>.</summary>
    /// <param name="response">The response.</param>
    /// <param name="instance">The value.</param>
    /// <param name="cancellationToken">Gives the write up.</param>
    /// <typeparam name="T">The value's type.</typeparam>
    public static ValueTask WriteAsJsonAsync<T>(this HttpResponseData response, T instance, CancellationToken cancellationToken = default)
        => response.WriteAsJsonAsync(instance, JsonContentType, cancellationToken);

    /// <summary>Writes a value as JSON and adds the content type given.</summary>
    /// <param name="response">The response.</param>
    /// <param name="instance">The value.</param>
    /// <param name="contentType">The content type.</param>
    /// <param name="cancellationToken">Gives the write up.</param>
    /// <typeparam name="T">The value's type.</typeparam>
    public static ValueTask WriteAsJsonAsync<T>(
        this HttpResponseData response, T instance, string contentType, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(response);
        return response.WriteAsJsonAsync(instance, response.FunctionContext.GetSerializer(), contentType, cancellationToken);
    }

    /// <summary>Writes a value with a serializer and adds the content type <c>application/json; charset=utf-8</c>.</summary>
    /// <param name="response">The response.</param>
    /// <param name="instance">The value.</param>
    /// <param name="serializer">What writes it.</param>
    /// <param name="cancellationToken">Gives the write up.</param>
    /// <typeparam name="T">The value's type.</typeparam>
    public static ValueTask WriteAsJsonAsync<T>(
        this HttpResponseData response, T instance, ObjectSerializer serializer, CancellationToken cancellationToken = default)
        => response.WriteAsJsonAsync(instance, serializer, JsonContentType, cancellationToken);

    /// <summary>Writes a value with a serializer and adds the content type given.</summary>
    /// <param name="response">The response.</param>
    /// <param name="instance">The value.</param>
    /// <param name="serializer">What writes it.</param>
    /// <param name="contentType">The content type.</param>
    /// <param name="cancellationToken">Gives the write up.</param>
    /// <typeparam name="T">The value's type.</typeparam>
    public static ValueTask WriteAsJsonAsync<T>(
        this HttpResponseData response,
        T instance,
        ObjectSerializer serializer,
        string contentType,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(response);
        ArgumentNullException.ThrowIfNull(serializer);
        ArgumentNullException.ThrowIfNull(contentType);
        response.Headers.Add("Content-Type", contentType);
        return serializer.SerializeAsync(response.Body, instance, typeof(T), cancellationToken);
    }

    /// <summary>Writes bytes into the body.</summary>
    /// <param name="response">The response.</param>
    /// <param name="value">The bytes.</param>
    public static void WriteBytes(this HttpResponseData response, byte[] value)
    {
        ArgumentNullException.ThrowIfNull(response);
        ArgumentNullException.ThrowIfNull(value);
        response.Body.Write(value);
    }

    /// <summary>Writes bytes into the body.</summary>
    /// <param name="response">The response.</param>
    /// <param name="value">The bytes.</param>
    public static Task WriteBytesAsync(this HttpResponseData response, byte[] value)
        => response.WriteBytesAsync(value, CancellationToken.None);

    /// <summary>Writes bytes into the body.</summary>
    /// <param name="response">The response.</param>
    /// <param name="value">The bytes.</param>
    /// <param name="cancellationToken">Gives the write up.</param>
    public static Task WriteBytesAsync(this HttpResponseData response, byte[] value, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(response);
        ArgumentNullException.ThrowIfNull(value);
        return response.Body.WriteAsync(value, cancellationToken).AsTask();
    }
}
