using System.Text;
using Sipaku.Activities.Aws.S3;
using Sipaku.Activities.Errors;
using Sipaku.Activities.Ports;
using Sipaku.Activities.Settings;
using Sipaku.Tests.Aws.Support;
using Xunit;

namespace Sipaku.Tests.Aws;

public sealed class S3ObjectStoreTests : IAsyncLifetime
{
    private AwsPeers _peers = null!;
    private SipakuSettings _settings = null!;
    private S3ObjectStore _store = null!;

    public async Task InitializeAsync()
    {
        _peers = await AwsPeers.GetAsync();
        _settings = await _peers.NewSettingsAsync();
        _store = new S3ObjectStore(_peers.S3, _settings);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData((8 << 20) - 1)]
    [InlineData(8 << 20)]
    [InlineData((20 << 20) + 17)]
    public async Task PutAsync_WhenOfAnySize_ShouldReadBackByteForByte(int size)
    {
        byte[] content = new byte[size];
        new Random(size).NextBytes(content);

        await _store.PutAsync(
            "runs/a/object",
            async (stream, stop) =>
            {
                foreach (byte[] piece in content.Chunk(100_003))
                {
                    await stream.WriteAsync(piece, stop);
                }
            },
            CancellationToken.None);

        Assert.Equal(content, await ReadAsync("runs/a/object"));
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(9 << 20)]
    public async Task PutAsync_WhenTheWriterFails_ShouldKeepTheObjectThatWasThere(int written)
    {
        await PutAsync("runs/a/object", "before");

        await Assert.ThrowsAsync<InvalidDataException>(() => _store.PutAsync(
            "runs/a/object",
            async (stream, stop) =>
            {
                await stream.WriteAsync(new byte[written], stop);
                throw new InvalidDataException();
            },
            CancellationToken.None));

        Assert.Equal("before", Encoding.UTF8.GetString((await ReadAsync("runs/a/object"))!));
    }

    [Fact]
    public async Task GetAsync_WhenThereIsNone_ShouldReturnNull() =>
        Assert.Null(await _store.GetAsync("runs/none", CancellationToken.None));

    [Fact]
    public async Task GetAsync_WhenTheBucketIsMissing_ShouldSayWhatToDo()
    {
        S3ObjectStore store = new(_peers.S3, new SipakuSettings { Bucket = "no-such-bucket-here" });

        PermanentException error = await Assert.ThrowsAsync<PermanentException>(() => store.GetAsync("key", CancellationToken.None));

        Assert.Contains("no-such-bucket-here", error.Message, StringComparison.Ordinal);
        Assert.Contains("provision", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ListAndDelete_WhenThereAreMoreThanAPage_ShouldSeeAllOfThePrefixAndNothingElse()
    {
        List<string> keys = Enumerable.Range(0, 1100).Select(number => $"runs/a/dump/{number:D5}").ToList();
        await Parallel.ForEachAsync(keys, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (key, _) => await PutAsync(key, "x"));
        await PutAsync("runs/ab/dump/0", "another run");

        Assert.Equal(keys, await ListAsync("runs/a/"));
        await _store.DeleteAsync("runs/a/", CancellationToken.None);
        Assert.Empty(await ListAsync("runs/a/"));
        Assert.Equal(["runs/ab/dump/0"], await ListAsync("runs/"));
        await _store.DeleteAsync("runs/a/", CancellationToken.None);
    }

    [Fact]
    public async Task DeleteAsync_WhenThePrefixIsNoFolder_ShouldRefuse() =>
        await Assert.ThrowsAsync<ArgumentException>(() => _store.DeleteAsync("runs/a", CancellationToken.None));

    [Fact]
    public void UriOf_ShouldNameTheBucket()
    {
        Assert.Equal($"s3://{_settings.Bucket}/runs/A/x.csv", _store.UriOf("runs/A/x.csv").OriginalString);
        Assert.Null(_store.LocalPathOf("runs/A/x.csv"));
        Assert.Equal(".jsonl.gz", _store.DumpSuffix);
    }

    private Task PutAsync(string key, string text) =>
        _store.PutAsync(key, (stream, stop) => stream.WriteAsync(Encoding.UTF8.GetBytes(text), stop).AsTask(), CancellationToken.None);

    private async Task<byte[]?> ReadAsync(string key)
    {
        await using Stream? stream = await _store.GetAsync(key, CancellationToken.None);
        if (stream is null)
        {
            return null;
        }

        using MemoryStream copy = new();
        await stream.CopyToAsync(copy);
        return copy.ToArray();
    }

    private async Task<List<string>> ListAsync(string prefix)
    {
        List<string> keys = new();
        await foreach (StoredObject found in _store.ListAsync(prefix, CancellationToken.None))
        {
            keys.Add(found.Key);
        }

        return keys;
    }
}
