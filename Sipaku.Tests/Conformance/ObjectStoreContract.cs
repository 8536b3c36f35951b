using System.Text;
using Sipaku.Activities.Ports;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.Conformance;

/// <summary>What every <see cref="IObjectStore"/> promises.</summary>
public abstract class ObjectStoreContract
{
    /// <summary>A store that holds nothing.</summary>
    protected abstract Task<IObjectStore> CreateAsync();

    [Fact]
    public async Task Get_gives_what_was_put()
    {
        IObjectStore store = await CreateAsync();
        await store.PutTextAsync("runs/a/manifest.json", "content");

        Assert.Equal("content", await store.GetTextAsync("runs/a/manifest.json"));
    }

    [Fact]
    public async Task Get_where_there_is_nothing_gives_null()
    {
        IObjectStore store = await CreateAsync();
        await store.PutTextAsync("runs/a/manifest.json", "content");

        Assert.Null(await store.GetAsync("runs/a/other.json", CancellationToken.None));
        Assert.Null(await store.GetAsync("elsewhere/manifest.json", CancellationToken.None));
    }

    [Fact]
    public async Task Put_replaces_the_whole_object()
    {
        IObjectStore store = await CreateAsync();
        await store.PutTextAsync("key", "a longer content");
        await store.PutTextAsync("key", "short");

        Assert.Equal("short", await store.GetTextAsync("key"));
    }

    [Fact]
    public async Task Put_keeps_an_empty_object()
    {
        IObjectStore store = await CreateAsync();
        await store.PutBytesAsync("runs/a/empty", []);

        Assert.Equal("", await store.GetTextAsync("runs/a/empty"));
        Assert.Equal(0, Assert.Single(await store.ListAllAsync("runs/a/")).Size);
    }

    [Fact]
    public async Task List_says_when_an_object_was_written()
    {
        IObjectStore store = await CreateAsync();
        DateTimeOffset before = DateTimeOffset.UtcNow;
        await store.PutTextAsync("runs/a/late", "content");

        // Stores count in whole seconds.
        Assert.InRange(Assert.Single(await store.ListAllAsync("runs/a/")).WrittenAt, before.AddSeconds(-1), DateTimeOffset.UtcNow.AddSeconds(1));
    }

    [Fact]
    public async Task Put_keeps_an_object_larger_than_any_buffer()
    {
        IObjectStore store = await CreateAsync();
        byte[] content = new byte[(12 << 20) + 7];
        new Random(1).NextBytes(content);
        await store.PutBytesAsync("runs/a/large", content);

        await using Stream? stream = await store.GetAsync("runs/a/large", CancellationToken.None);
        MemoryStream read = new();
        await stream!.CopyToAsync(read);
        Assert.True(content.AsSpan().SequenceEqual(read.GetBuffer().AsSpan(0, (int)read.Length)));
    }

    [Fact]
    public async Task Put_whose_writing_throws_leaves_what_was_there()
    {
        IObjectStore store = await CreateAsync();
        await store.PutTextAsync("runs/a/key", "before");

        await Assert.ThrowsAsync<InvalidOperationException>(() => PutHalfAsync(store, "runs/a/key"));

        Assert.Equal("before", await store.GetTextAsync("runs/a/key"));
    }

    [Fact]
    public async Task Put_whose_writing_throws_makes_no_object()
    {
        IObjectStore store = await CreateAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => PutHalfAsync(store, "runs/a/key"));

        Assert.Null(await store.GetAsync("runs/a/key", CancellationToken.None));
        Assert.Empty(await store.ListAllAsync(""));
    }

    [Fact]
    public async Task Put_that_is_called_off_leaves_what_was_there()
    {
        IObjectStore store = await CreateAsync();
        await store.PutTextAsync("runs/a/key", "before");

        Assert.False(await CallOffAsync("runs/a/key"));
        Assert.False(await CallOffAsync("runs/a/other"));

        Assert.Equal("runs/a/key", Assert.Single(await store.ListAllAsync("")).Key);
        Assert.Equal("before", await store.GetTextAsync("runs/a/key"));

        Task<bool> CallOffAsync(string key) => store.TryPutAsync(
            key,
            async (stream, cancellation) =>
            {
                await stream.WriteAsync(new byte[(9 << 20)], cancellation);
                return false;
            },
            CancellationToken.None);
    }

    [Fact]
    public async Task Fingerprints_tell_contents_apart_and_stay_while_the_content_does()
    {
        IObjectStore store = await CreateAsync();
        await store.PutTextAsync("runs/a/one", "content");
        await store.PutTextAsync("runs/a/two", "contens");
        ObjectFingerprint? one = await store.FingerprintAsync("runs/a/one", CancellationToken.None);

        Assert.Equal(7, one!.Size);
        Assert.Equal(one, await store.FingerprintAsync("runs/a/one", CancellationToken.None));
        Assert.NotEqual(one, await store.FingerprintAsync("runs/a/two", CancellationToken.None));
        Assert.Null(await store.FingerprintAsync("runs/a/none", CancellationToken.None));
    }

    [Fact]
    public async Task Delete_of_keys_takes_these_and_no_others()
    {
        IObjectStore store = await CreateAsync();
        foreach (string key in new[] { "runs/a/x", "runs/a/x1", "runs/a/y" })
        {
            await store.PutTextAsync(key, key);
        }

        await store.DeleteAsync(["runs/a/x", "runs/a/y", "runs/a/none"], CancellationToken.None);
        await store.DeleteAsync([], CancellationToken.None);

        Assert.Equal(["runs/a/x1"], (await store.ListAllAsync("")).Select(item => item.Key));
    }

    [Fact]
    public async Task DiscardUnfinished_WhenEverythingIsFinished_ShouldLeaveItAlone()
    {
        IObjectStore store = await CreateAsync();
        await store.PutTextAsync("runs/a/dump/x", "content");

        await store.DiscardUnfinishedAsync("runs/a/dump/", CancellationToken.None);
        await store.DiscardUnfinishedAsync("runs/none/", CancellationToken.None);

        Assert.Equal("content", await store.GetTextAsync("runs/a/dump/x"));
    }

    [Fact]
    public async Task An_object_is_not_there_while_it_is_written()
    {
        IObjectStore store = await CreateAsync();
        await store.PutAsync(
            "runs/a/key",
            async (stream, cancellation) =>
            {
                await stream.WriteAsync(Encoding.UTF8.GetBytes("content"), cancellation);
                await stream.FlushAsync(cancellation);
                Assert.Null(await store.GetAsync("runs/a/key", cancellation));
                Assert.Empty(await store.ListAllAsync(""));
            },
            CancellationToken.None);

        Assert.NotNull(await store.GetTextAsync("runs/a/key"));
    }

    [Fact]
    public async Task Puts_of_one_key_at_once_leave_one_of_them_whole()
    {
        IObjectStore store = await CreateAsync();
        string[] contents = Enumerable.Range(0, 8).Select(number => new string((char)('a' + number), 100_000)).ToArray();
        await Task.WhenAll(contents.Select(content => store.PutTextAsync("runs/a/key", content)));

        Assert.Contains(await store.GetTextAsync("runs/a/key"), contents);
    }

    [Fact]
    public async Task List_gives_keys_that_start_with_the_prefix_in_order()
    {
        IObjectStore store = await CreateAsync();
        foreach (string key in new[] { "runs/b/z", "runs/a/x/2", "runs/a/x/10", "runs/ab/y", "runs/a/x.json", "other" })
        {
            await store.PutTextAsync(key, key);
        }

        Assert.Equal(
            [("runs/a/x.json", 13L), ("runs/a/x/10", 11L), ("runs/a/x/2", 10L)],
            (await store.ListAllAsync("runs/a/")).Select(item => (item.Key, item.Size)));
        Assert.Equal(
            ["runs/a/x.json", "runs/a/x/10", "runs/a/x/2", "runs/ab/y"],
            (await store.ListAllAsync("runs/a")).Select(item => item.Key));
        Assert.Equal(6, (await store.ListAllAsync("")).Count);
        Assert.Empty(await store.ListAllAsync("runs/none/"));
    }

    [Fact]
    public async Task Delete_takes_what_is_under_the_prefix_and_nothing_beside_it()
    {
        IObjectStore store = await CreateAsync();
        foreach (string key in new[] { "runs/a/x/1", "runs/a/x/deep/2", "runs/a/x.json", "runs/ax/3" })
        {
            await store.PutTextAsync(key, key);
        }

        await store.DeleteAsync("runs/a/x/", CancellationToken.None);

        Assert.Equal(["runs/a/x.json", "runs/ax/3"], (await store.ListAllAsync("")).Select(item => item.Key));
    }

    [Fact]
    public async Task Delete_of_nothing_is_no_error()
    {
        IObjectStore store = await CreateAsync();
        await store.DeleteAsync("runs/none/", CancellationToken.None);
        await store.PutTextAsync("runs/a/x", "content");
        await store.DeleteAsync("runs/a/", CancellationToken.None);
        await store.DeleteAsync("runs/a/", CancellationToken.None);

        Assert.Empty(await store.ListAllAsync(""));
    }

    [Fact]
    public async Task Uris_are_absolute_and_tell_keys_apart()
    {
        IObjectStore store = await CreateAsync();
        Uri uri = store.UriOf("runs/a b/model#1.json");

        Assert.True(uri.IsAbsoluteUri);
        Assert.NotEqual(uri, store.UriOf("runs/a b/model#2.json"));
        Assert.Equal(uri, new Uri(uri.ToString()));
    }

    [Fact]
    public async Task Prefixes_have_uris_too()
    {
        IObjectStore store = await CreateAsync();

        Assert.StartsWith(store.UriOf("runs/a/features/").AbsoluteUri, store.UriOf("runs/a/features/part-0.csv").AbsoluteUri, StringComparison.Ordinal);
        Assert.EndsWith("/", store.UriOf("runs/a/features/").AbsoluteUri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_local_path_if_there_is_one_leads_to_the_object()
    {
        IObjectStore store = await CreateAsync();
        await store.PutTextAsync("runs/a/x", "content");

        Assert.True(store.LocalPathOf("runs/a/x") is not { } path || await File.ReadAllTextAsync(path) == "content");
    }

    private static Task PutHalfAsync(IObjectStore store, string key) => store.PutAsync(
        key,
        async (stream, cancellation) =>
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes("half"), cancellation);
            await stream.FlushAsync(cancellation);
            throw new InvalidOperationException("The writer failed.");
        },
        CancellationToken.None);
}
