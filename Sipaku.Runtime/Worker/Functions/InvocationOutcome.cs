using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;

namespace Sipaku.Runtime.Worker;

/// <summary>Holds an invocation's result between the function, the middleware and the host.</summary>
internal sealed class InvocationOutcome
{
    private object? _response;

    /// <summary>What the function returned, or what middleware put in its place.</summary>
    public object? Result { get; set; }

    /// <summary>What is sent to the caller of an HTTP function: the result, or its property that is the response, unless middleware has set another.</summary>
    public object? Response
    {
        get => _response ?? HttpResultProperty.Unwrap(Result);
        set => _response = value;
    }

    /// <summary>What the invocation comes to for the host.</summary>
    public object? Final => _response ?? Result;

    /// <summary>The outcome of an invocation.</summary>
    public static InvocationOutcome Of(FunctionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Features.Get<InvocationOutcome>() is not { } outcome)
        {
            outcome = new();
            context.Features.Set(outcome);
        }

        return outcome;
    }
}
