using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json.Linq;
using Sipaku.DurableTask.Sqlite;
using Sipaku.FunctionsHost.Durable;
using Sipaku.FunctionsHost.Metadata;
using Sipaku.FunctionsHost.Rpc.Messages;
using Sipaku.FunctionsHost.Workers;

namespace Sipaku.FunctionsHost.WebJobs;

/// <summary>Carries an invocation of WebJobs to the worker and its result back.</summary>
internal sealed class FunctionInvoker(IReadOnlyList<AppFunction> functions, IWorkerInvoker worker, SqliteOrchestrationService store, ILogger logger)
{
    /// <summary>Runs a function; its arguments are those of its generated method, see <see cref="FunctionTypeBuilder"/>.</summary>
    public Task<object?> RunAsync(int index, object?[] arguments)
    {
        AppFunction function = functions[index];
        return function.Kind switch
        {
            FunctionKind.Http => RunHttpAsync(function, arguments),
            FunctionKind.Activity => RunActivityAsync(function, arguments),
            _ => RunOrchestratorAsync(function, arguments),
        };
    }

    private async Task<object?> RunOrchestratorAsync(AppFunction function, object?[] arguments)
    {
        string text = (string)arguments[0]!;
        try
        {
            InvocationResponse response = await worker.InvokeAsync(NewRequest(function, Text(text), arguments), CancellationToken.None);
            return response.ReturnValue?.String;
        }
        catch (WorkerProcessExitException)
        {
            await UnlessStoppingAsync();

            // The extension gives the turn back, to be taken again: not for ever, where it is the turn that ends the worker.
            if (OrchestratorRequestText.InstanceOf(text) is { } instance)
            {
                await store.CountDeathAsync(instance);
            }

            throw;
        }
    }

    // An activity is not told when the host stops: it may finish while the host drains.
    private async Task<object?> RunActivityAsync(AppFunction function, object?[] arguments)
    {
        InvocationRequest request = NewRequest(function, Text((string?)arguments[0]), arguments);
        request.TriggerMetadata[FunctionTypeBuilder.InstanceId] = Text((string?)arguments[^1]);
        InvocationResponse response;
        try
        {
            response = await worker.InvokeAsync(request, CancellationToken.None);
        }
        catch (Exception exception) when (exception is WorkerInvocationException or WorkerProcessExitException)
        {
            await UnlessStoppingAsync();
            logger.LogWarning("The activity {Activity} failed. {Reason}", function.Name, FailureText.FirstLine(exception));
            throw;
        }

        return response.ReturnValue?.DataCase switch
        {
            TypedData.DataOneofCase.String => response.ReturnValue.String,
            TypedData.DataOneofCase.Json => new JRaw(response.ReturnValue.Json),
            TypedData.DataOneofCase.Bytes => response.ReturnValue.Bytes.ToByteArray(),
            TypedData.DataOneofCase.Int => response.ReturnValue.Int,
            TypedData.DataOneofCase.Double => response.ReturnValue.Double,
            _ => null,
        };
    }

    private async Task<object?> RunHttpAsync(AppFunction function, object?[] arguments)
    {
        HttpInvocation http = (HttpInvocation)arguments[0]!;
        InvocationRequest request = NewRequest(function, http.Request, arguments);
        request.TriggerMetadata.Add(http.TriggerData.ToDictionary());
        InvocationResponse response = await worker.InvokeAsync(request, http.Aborted);

        // Where a function has several outputs, the response is the one that has the form of one.
        http.Response = response.OutputData.Select(output => output.Data).FirstOrDefault(data => data?.DataCase == TypedData.DataOneofCase.Http)
            ?? response.ReturnValue
            ?? response.OutputData.FirstOrDefault()?.Data;
        return null;
    }

    /// <summary>
    /// Does not return where the host stops: what that breaks off stays where it is for the next start, and any answer, a failure too,
    /// would go to a store that closes.
    /// </summary>
    private Task UnlessStoppingAsync() => worker.IsStopping ? new TaskCompletionSource().Task : Task.CompletedTask;

    private static InvocationRequest NewRequest(AppFunction function, TypedData trigger, object?[] arguments)
    {
        InvocationRequest request = new()
        {
            InvocationId = Guid.NewGuid().ToString(),
            FunctionId = function.Id,
            TraceContext = new RpcTraceContext
            {
                TraceParent = Activity.Current?.Id ?? "",
                TraceState = Activity.Current?.TraceStateString ?? "",
            },
        };
        request.InputData.Add(new ParameterBinding { Name = function.Trigger, Data = trigger });
        for (int client = 0; client < function.Clients.Count; client++)
        {
            request.InputData.Add(new ParameterBinding { Name = function.Clients[client], Data = Text((string?)arguments[client + 1]) });
        }

        return request;
    }

    private static TypedData Text(string? text) => text is null ? new TypedData() : new TypedData { String = text };
}
