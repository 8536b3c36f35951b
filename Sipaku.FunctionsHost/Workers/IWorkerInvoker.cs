using Sipaku.FunctionsHost.Rpc.Messages;

namespace Sipaku.FunctionsHost.Workers;

/// <summary>Runs functions in whichever worker process is there.</summary>
internal interface IWorkerInvoker
{
    /// <summary>Sends an invocation and waits for its end; where no worker is ready, first for one that is.</summary>
    /// <param name="request">The invocation; its id is unique.</param>
    /// <param name="cancellation">Tells the worker to cancel; the wait goes on until it answers.</param>
    /// <exception cref="WorkerInvocationException">The function failed.</exception>
    /// <exception cref="WorkerProcessExitException">The worker ended before it answered.</exception>
    Task<InvocationResponse> InvokeAsync(InvocationRequest request, CancellationToken cancellation);

    /// <summary>Whether the host stops, and its worker with it.</summary>
    bool IsStopping { get; }

    /// <summary>Ends the worker with all that it has under way; another one follows.</summary>
    void EndWorker();
}
