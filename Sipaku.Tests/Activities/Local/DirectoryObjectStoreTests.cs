using Microsoft.Extensions.Time.Testing;
using Sipaku.Activities.Errors;
using Sipaku.Activities.Local.Objects;
using Sipaku.Activities.Ports;
using Sipaku.Activities.Settings;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.Activities.Local;

public sealed class DirectoryObjectStoreTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly TemporaryHome home = new();

    public void Dispose() => home.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("/etc/passwd")]
    [InlineData("../outside")]
    [InlineData("runs/../../outside")]
    [InlineData("runs/./x")]
    [InlineData("runs//x")]
    [InlineData("runs\\..\\x")]
    [InlineData("C:/x")]
    [InlineData("runs/\0")]
    [InlineData(".unfinished/x")]
    public async Task A_key_cannot_leave_the_folder(string key)
    {
        DirectoryObjectStore store = Create();

        await Assert.ThrowsAsync<ArgumentException>(() => store.PutTextAsync(key, "x"));
        await Assert.ThrowsAsync<ArgumentException>(() => store.GetAsync(key, None));
        Assert.Throws<ArgumentException>(() => store.UriOf(key));
        await Assert.ThrowsAsync<ArgumentException>(() => store.DeleteAsync(key + "/", None));
    }

    [Theory]
    [InlineData("")]
    [InlineData("runs")]
    public async Task A_prefix_to_delete_names_a_folder(string prefix) =>
        await Assert.ThrowsAsync<ArgumentException>(() => Create().DeleteAsync(prefix, None));

    [Fact]
    public async Task What_a_killed_process_left_is_swept_once_it_is_old()
    {
        string unfinished = Directory.CreateDirectory(Path.Combine(home.Path, "objects", ".unfinished")).FullName;
        await File.WriteAllTextAsync(Path.Combine(unfinished, "old"), "x");
        File.SetLastWriteTimeUtc(Path.Combine(unfinished, "old"), DateTime.UtcNow.AddDays(-1));
        await File.WriteAllTextAsync(Path.Combine(unfinished, "young"), "x");

        await Create().PutTextAsync("key", "x");

        Assert.Equal(["young"], Directory.GetFiles(unfinished).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_home_that_cannot_be_written_is_a_permanent_error_of_one_line()
    {
        SipakuSettings settings = new() { Home = Path.Combine(home.Write("file", ""), "home") };

        PermanentException error = await Assert.ThrowsAsync<PermanentException>(() => new DirectoryObjectStore(settings, TimeProvider.System).PutTextAsync("key", "x"));

        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public async Task A_full_disk_leaves_the_object_that_was_there_and_is_worth_another_try()
    {
        DirectoryObjectStore store = Create();
        await store.PutTextAsync("key", "before");
        const int NoSpaceLeft = 28;

        CapacityException error = await Assert.ThrowsAsync<CapacityException>(
            () => store.PutAsync("key", (_, _) => throw new IOException("No space left on device", NoSpaceLeft), None));

        Assert.Contains("full", error.Message, StringComparison.Ordinal);
        Assert.Equal("before", await store.GetTextAsync("key"));
        Assert.Empty(Directory.GetFiles(Path.Combine(home.Path, "objects", ".unfinished")));
    }

    private DirectoryObjectStore Create() => new(home.Settings, new FakeTimeProvider(DateTimeOffset.UtcNow));
}
