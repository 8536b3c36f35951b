using System.Runtime.CompilerServices;

namespace Microsoft.DurableTask;

internal sealed class FuncAsyncPageable<T>(Func<string?, int?, CancellationToken, Task<Page<T>>> fetch) : AsyncPageable<T>
    where T : notnull
{
    public override IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null)
        => Enumerate(continuationToken, pageSizeHint);

    private async IAsyncEnumerable<Page<T>> Enumerate(
        string? token, int? size, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        do
        {
            Page<T> page = await fetch(token, size, cancellation);
            yield return page;
            token = page.ContinuationToken;
        }
        while (token is not null);
    }
}
