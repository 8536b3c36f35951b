using System.Runtime.ExceptionServices;
using Microsoft.Azure.WebJobs.Host.Timers;
using Microsoft.Extensions.Logging;
using Sipaku.FunctionsHost.Workers;

namespace Sipaku.FunctionsHost.WebJobs;

/// <summary>
/// Ends the worker when a function ran out of its time, since nothing else ends code that hangs; WebJobs has failed the invocation by then.
/// See WebScriptHostExceptionHandler of Azure/azure-functions-host.
/// </summary>
internal sealed class TimeoutHandler(IWorkerInvoker worker, TimeSpan? limit, ILogger logger) : IWebJobsExceptionHandler
{
    public Task OnTimeoutExceptionAsync(ExceptionDispatchInfo exceptionInfo, TimeSpan timeoutGracePeriod)
    {
        logger.LogError("A function ran for longer than functionTimeout ({Limit}) of host.json: its worker is ended, and another starts.", limit);
        worker.EndWorker();
        return Task.CompletedTask;
    }

    public Task OnUnhandledExceptionAsync(ExceptionDispatchInfo exceptionInfo)
    {
        logger.LogError("{Message}", exceptionInfo.SourceException.Message);
        return Task.CompletedTask;
    }
}
