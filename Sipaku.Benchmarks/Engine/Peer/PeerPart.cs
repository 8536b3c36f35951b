using DurableTask.AzureStorage;
using DurableTask.Core;
using Sipaku.Benchmarks.Engine.Core;

namespace Sipaku.Benchmarks.Engine.Peer;

/// <summary>The same orchestrations on the framework's own store for Azure Storage, which Azurite stands in for.</summary>
internal static class PeerPart
{
    public static async Task RunAsync(Report report)
    {
        Report.Head("DurableTask.Core on DurableTask.AzureStorage with Azurite");
        await using Azurite azurite = await Azurite.StartAsync();
        AzureStorageOrchestrationService service = new(new AzureStorageOrchestrationServiceSettings
        {
            StorageAccountClientProvider = new StorageAccountClientProvider(azurite.ConnectionString),
            TaskHubName = "benchmarks",
            ExtendedSessionsEnabled = true,
            MaxConcurrentTaskActivityWorkItems = 10 * Environment.ProcessorCount,
            MaxConcurrentTaskOrchestrationWorkItems = 100 * Environment.ProcessorCount,
        });
        await service.CreateIfNotExistsAsync();
        using TaskHubWorker worker = FrameworkWorker.Create(service);
        await worker.StartAsync();
        TaskHubClient client = new(service);
        await Workload.MixedAsync(client, 5, 1);
        await report.MeasureAsync("5 in sequence + 6 at once, one at a time, a second", Target.Rate, () => Workload.MixedAsync(client, 10, 1));
        await report.MeasureAsync("5 in sequence + 6 at once, 64 at once, a second", Target.Rate, () => Workload.MixedAsync(client, 64, 64));
        await report.MeasureAsync("100 x 5 in sequence, s", Target.None, () => Workload.HundredAsync(client));
        await worker.StopAsync(isForced: true);
    }
}
