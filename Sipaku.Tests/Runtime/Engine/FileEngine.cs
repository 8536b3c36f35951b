using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Converters;
using Microsoft.Extensions.Logging.Abstractions;
using Sipaku.Runtime.Engine;
using Sipaku.Runtime.Engine.Client;

namespace Sipaku.Tests.Runtime.Engine;

/// <summary>An engine on a file, in real time, as a host has it.</summary>
internal sealed class FileEngine : IAsyncDisposable
{
    public FileEngine(string folder, DelegateFunctions functions, Action<DurableEngineOptions>? configure = null, TimeProvider? time = null)
    {
        DurableEngineOptions options = new() { DatabasePath = Path.Combine(folder, "durable.db") };
        configure?.Invoke(options);
        Engine = new DurableEngine(options, functions, JsonDataConverter.Default, time ?? TimeProvider.System, NullLoggerFactory.Instance);
        Engine.Start();
        Client = new EmbeddedDurableTaskClient(() => Engine, functions);
    }

    public DurableEngine Engine { get; }

    public DurableTaskClient Client { get; }

    /// <summary>Dies as a killed process does: nothing is told, nothing is waited for.</summary>
    public void Kill()
    {
        Engine.Abandon();
        Engine.Core.Store.Dispose();
    }

    public ValueTask DisposeAsync() => Engine.DisposeAsync();
}
