using Microsoft.Extensions.Logging;

namespace Microsoft.DurableTask;

internal sealed class ReplaySafeLoggerFactory(TaskOrchestrationContext context, Func<ILoggerFactory> inner) : ILoggerFactory
{
    public ILogger CreateLogger(string categoryName) => new ReplaySafeLogger(context, Unwrap().CreateLogger(categoryName));

    public void AddProvider(ILoggerProvider provider)
        => throw new NotSupportedException("Logger providers are added to the host, not to an orchestration's replay-safe factory.");

    public void Dispose()
    {
        // The factory inside belongs to the host.
    }

    /// <summary>A context that wraps another may hand on the inner one's replay-safe factory; one wrapper is enough.</summary>
    private ILoggerFactory Unwrap()
    {
        ILoggerFactory factory = inner();
        return factory is ReplaySafeLoggerFactory wrapped && wrapped != this ? wrapped.Unwrap() : factory;
    }
}
