using Microsoft.DurableTask;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.Logging;

namespace Sipaku.Runtime.Engine.Execution;

/// <summary>What executions need of the host.</summary>
/// <param name="Dispatcher">Runs the code.</param>
/// <param name="Converter">Serialises payloads.</param>
/// <param name="LoggerFactory">Makes the loggers that orchestrators use.</param>
/// <param name="DefaultVersion">The version of sub-orchestrations that are called without one.</param>
/// <param name="Properties">What the host tells orchestrators.</param>
/// <param name="FailureProperties">What the app adds to failures, or null.</param>
internal sealed record ExecutionServices(
    IFunctionDispatcher Dispatcher,
    DataConverter Converter,
    ILoggerFactory LoggerFactory,
    string DefaultVersion,
    IReadOnlyDictionary<string, object?> Properties,
    IExceptionPropertiesProvider? FailureProperties);
