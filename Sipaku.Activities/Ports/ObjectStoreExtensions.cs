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
}
