using Sipaku.Activities;
using Sipaku.Activities.Local.Features;
using Sipaku.Activities.Local.Objects;
using Sipaku.Activities.Ports;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.Conformance.Local;

public class DuckDbFeatureJobConformance : FeatureJobContract, IDisposable
{
    private readonly TemporaryHome home = new();

    public void Dispose()
    {
        home.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Only_the_files_that_the_manifest_names_are_read()
    {
        (IFeatureJob? job, IObjectStore? store) = await CreateAsync();
        string manifest = await store.PutDumpAsync("run", Days(1, 2, 3, 4, 5, 6, 7));
        await store.PutTextAsync(RunKeys.DumpPart("run", 0, 1) + ".jsonl", new Reading("2020-01-08", "00:00:00", "8").ToExportLine());
        await store.PutTextAsync(RunKeys.Dump("run") + "_SUCCESS", "");

        await RunAsync(job, manifest);

        Assert.Single(await FeaturesAsync(store));
    }

    [Fact]
    public async Task Nothing_is_left_outside_the_store()
    {
        (IFeatureJob? job, IObjectStore? store) = await CreateAsync();
        await RunAsync(job, await store.PutDumpAsync("run", Days(1, 2, 3, 4, 5, 6, 7)));

        DirectoryInfo scratch = new(Path.Combine(home.Path, "scratch"));
        Assert.Empty(scratch.EnumerateFiles("*", SearchOption.AllDirectories));
    }

    protected override Task<(IFeatureJob Job, IObjectStore Store)> CreateAsync()
    {
        IObjectStore store = Wrap(new DirectoryObjectStore(home.Settings, TimeProvider.System));
        return Task.FromResult<(IFeatureJob, IObjectStore)>((new DuckDbFeatureJob(store, home.Settings), store));
    }

    private protected virtual IObjectStore Wrap(IObjectStore store) => store;
}
