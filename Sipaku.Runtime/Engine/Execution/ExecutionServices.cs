using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace Sipaku.Runtime.Engine.Execution;

/// <summary>What executions need of the host.</summary>
internal sealed record ExecutionServices(IFunctionDispatcher Dispatcher, DataConverter Converter, ILoggerFactory LoggerFactory);
