using Microsoft.Extensions.Hosting;

namespace Sipaku.Runtime.Engine;

/// <summary>Starts and stops the engine with the host.</summary>
internal sealed class DurableEngineHostedService(DurableEngine engine) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        engine.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => engine.StopAsync();
}
