using Microsoft.Azure.WebJobs.Host.Executors;

namespace Sipaku.FunctionsHost.WebJobs;

/// <summary>Names the host to WebJobs, which tells hosts apart that share a storage account; this one shares nothing.</summary>
internal sealed class HostIdProvider : IHostIdProvider
{
    public Task<string> GetHostIdAsync(CancellationToken cancellationToken) => Task.FromResult("localfunctionshost");
}
