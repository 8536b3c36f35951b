namespace Microsoft.DurableTask;

/// <summary>Makes an <see cref="AsyncPageable{T}"/> of a function that fetches a page.</summary>
public static class Pageable
{
    /// <summary>Items from a function of the continuation token.</summary>
    /// <param name="pageFunc">Fetches the page that begins at the token.</param>
    /// <typeparam name="T">The type of the items.</typeparam>
    public static AsyncPageable<T> Create<T>(Func<string?, CancellationToken, Task<Page<T>>> pageFunc)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(pageFunc);
        return Create<T>((token, _, cancellation) => pageFunc(token, cancellation));
    }

    /// <summary>Items from a function of the continuation token and the wanted page size.</summary>
    /// <param name="pageFunc">Fetches the page that begins at the token.</param>
    /// <typeparam name="T">The type of the items.</typeparam>
    public static AsyncPageable<T> Create<T>(Func<string?, int?, CancellationToken, Task<Page<T>>> pageFunc)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(pageFunc);
        return new FuncAsyncPageable<T>(pageFunc);
    }
}
