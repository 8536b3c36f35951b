using System.Runtime.CompilerServices;
using Sipaku.Activities.Errors;

namespace Sipaku.Activities.Ports;

/// <summary>Common ways to use an object store.</summary>
public static class ObjectStoreExtensions
{
    /// <summary>Stores what <paramref name="write"/> writes, also where that is nothing.</summary>
    public static Task PutAsync(this IObjectStore store, string key, Func<Stream, CancellationToken, Task> write, CancellationToken cancellation) =>
        store.TryPutAsync(
            key,
            async (stream, token) =>
            {
                await write(stream, token);
                return true;
            },
            cancellation);

    /// <summary>The lines of all objects under a prefix, in order of key, without empty ones.</summary>
    public static async IAsyncEnumerable<string> ReadLinesAsync(
        this IObjectStore store, string prefix, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (StoredObject stored in store.ListAsync(prefix, cancellation))
        {
            await using Stream stream = await store.GetAsync(stored.Key, cancellation)
                ?? throw new ServiceFaultException($"The object {stored.Key} was listed but cannot be read.");
            using StreamReader reader = new(stream);
            while (await reader.ReadLineAsync(cancellation) is { } line)
            {
                if (line.Length > 0)
                {
                    yield return line;
                }
            }
        }
    }
}
