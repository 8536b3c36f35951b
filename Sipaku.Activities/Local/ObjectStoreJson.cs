using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Sipaku.Activities.Errors;
using Sipaku.Activities.Ports;

namespace Sipaku.Activities.Local;

/// <summary>Small documents in an object store.</summary>
internal static class ObjectStoreJson
{
    public static Task PutJsonAsync<T>(this IObjectStore store, string key, T document, JsonTypeInfo<T> type, CancellationToken cancellation) =>
        store.PutAsync(key, (stream, token) => JsonSerializer.SerializeAsync(stream, document, type, token), cancellation);

    /// <summary>The document, or <see langword="null"/> where there is none.</summary>
    /// <exception cref="PermanentException">It is damaged.</exception>
    public static async Task<T?> GetJsonAsync<T>(this IObjectStore store, string key, JsonTypeInfo<T> type, CancellationToken cancellation)
        where T : class
    {
        await using Stream? stream = await store.GetAsync(key, cancellation);
        try
        {
            return stream is null ? null : await JsonSerializer.DeserializeAsync(stream, type, cancellation);
        }
        catch (JsonException damage)
        {
            throw new PermanentException($"{key} is damaged: it is no whole JSON document. Start another run.", damage);
        }
    }
}
