using DurableTask.Core;
using Microsoft.Extensions.Logging;
using Sipaku.FunctionsHost;
using Sipaku.FunctionsHost.Settings;

namespace Sipaku.Benchmarks.Engine.Worker;

/// <summary>The local Functions host in this process, with the benchmarks' app as its worker.</summary>
internal sealed class WorkerHub : IAsyncDisposable
{
    private readonly TemporaryFolder _folder;
    private readonly FunctionsHost.FunctionsHost _host;

    private WorkerHub(TemporaryFolder folder, FunctionsHost.FunctionsHost host)
    {
        _folder = folder;
        _host = host;
        Client = new TaskHubClient(host.Store);
    }

    public TaskHubClient Client { get; }

    public static async Task<WorkerHub> StartAsync()
    {
        TemporaryFolder folder = new();
        FunctionsHostOptions options = new()
        {
            AppDirectory = Repository.OutputOf("Sipaku.Benchmarks.App"),
            DatabasePath = folder.In("hub.db"),
            Urls = ["http://127.0.0.1:0"],
            LogLevel = LogLevel.Warning,
        };
        return new WorkerHub(folder, await FunctionsHost.FunctionsHost.StartAsync(new FunctionsHostSettings(Repository.Root), options, CancellationToken.None));
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _folder.Dispose();
    }
}
