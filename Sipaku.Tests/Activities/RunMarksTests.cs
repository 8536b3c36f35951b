using Sipaku.Activities;
using Sipaku.Activities.Errors;
using Sipaku.Activities.Local.Objects;
using Sipaku.Activities.Ports;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.Activities;

public sealed class RunMarksTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly TemporaryHome _home = new();
    private readonly IObjectStore _store;
    private readonly RunMarks _marks;

    public RunMarksTests()
    {
        _store = new DirectoryObjectStore(_home.Settings, TimeProvider.System);
        _marks = new RunMarks(_store);
    }

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task ClaimAsync_WhenTheSameLifeAsksAgain_ShouldLetIt()
    {
        Guid life = Guid.NewGuid();

        await _marks.ClaimAsync("run-1", life, None);
        await _store.PutTextAsync(RunKeys.Manifest("run-1"), "{}");
        await _marks.ClaimAsync("run-1", life, None);
    }

    [Fact]
    public async Task ClaimAsync_WhenAnotherLifeWasThere_ShouldRefuseThisOneInOneLine()
    {
        await _marks.ClaimAsync("run-1", Guid.NewGuid(), None);

        PermanentException error = await Assert.ThrowsAsync<PermanentException>(() => _marks.ClaimAsync("run-1", Guid.NewGuid(), None));

        Assert.Equal("Run run-1 has run before, and a run id lives once. Start a new run.", error.Message);
        await _marks.ClaimAsync("run-11", Guid.NewGuid(), None);
    }

    [Fact]
    public async Task ClaimAsync_WhenThereAreArtefactsWithoutAMark_ShouldRefuseTheRun()
    {
        await _store.PutTextAsync(RunKeys.DumpPart("run-1", 0, 0) + ".jsonl", "of an earlier version");

        await Assert.ThrowsAsync<PermanentException>(() => _marks.ClaimAsync("run-1", Guid.NewGuid(), None));
    }
}
