using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Http;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Converters;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Sipaku.Runtime.Engine;
using Sipaku.Runtime.Engine.Client;
using Sipaku.Runtime.Worker;

namespace Sipaku.Benchmarks.Engine;

/// <summary>An engine on a store of its own, with the functions that are measured called as a host calls them.</summary>
internal sealed class BenchmarkEngine : IAsyncDisposable
{
    private readonly string _folder = Path.Combine(Root(), Guid.NewGuid().ToString("N"));
    private readonly HttpActivity _http = new();
    private readonly DurableEngine _engine;

    public BenchmarkEngine()
    {
        DataConverter converter = JsonDataConverter.Default;
        FunctionDispatcher dispatcher = new(
            new FunctionCatalog(new FunctionDiscovery(converter).Find([typeof(BenchmarkFunctions)])),
            new InvocationPipeline([]),
            _http,
            converter,
            new ServiceCollection().BuildServiceProvider());
        _engine = new DurableEngine(
            new DurableEngineOptions { DatabasePath = Path.Combine(_folder, "durable.db") },
            dispatcher,
            converter,
            TimeProvider.System,
            NullLoggerFactory.Instance);
        _engine.Start();
        Client = new EmbeddedDurableTaskClient(() => _engine, dispatcher);
    }

    public DurableTaskClient Client { get; }

    public static string Root()
    {
        string root = Path.Combine(Path.GetTempPath(), "sipaku-benchmarks");
        Directory.CreateDirectory(root);
        return root;
    }

    public async Task RunAsync(TaskName orchestrator, object? input = null)
    {
        string id = await Client.ScheduleNewOrchestrationInstanceAsync(orchestrator, input);
        OrchestrationMetadata end = await Client.WaitForInstanceCompletionAsync(id);
        if (end.RuntimeStatus != OrchestrationRuntimeStatus.Completed)
        {
            OrchestrationMetadata? why = await Client.GetInstanceAsync(id, getInputsAndOutputs: true);
            throw new InvalidOperationException($"{orchestrator} ended {end.RuntimeStatus}: {why?.FailureDetails}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _engine.DisposeAsync();
        _http.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
