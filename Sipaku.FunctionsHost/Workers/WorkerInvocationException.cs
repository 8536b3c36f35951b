using Sipaku.FunctionsHost.Rpc.Messages;

namespace Sipaku.FunctionsHost.Workers;

/// <summary>
/// A function failed in the worker. The message has the form that the Functions host gives it, from which the Durable Functions extension
/// takes the failure's type, text and stack.
/// </summary>
#pragma warning disable CA1032 // Made in one place, which always knows what happened.
internal sealed class WorkerInvocationException(StatusResult result)
    : Exception($"Result: {result.Status}\nException: {result.Exception?.Message}\nStack: {result.Exception?.StackTrace}");
#pragma warning restore CA1032
