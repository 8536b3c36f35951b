namespace Sipaku.Runtime.Worker;

/// <summary>The code of a function.</summary>
internal interface IFunctionBody
{
    /// <summary>Binds the parameters, runs the code and returns its result; throws what the code threw.</summary>
    Task<object?> InvokeAsync(EmbeddedFunctionContext context);

    /// <summary>The value that a parameter would be given.</summary>
    /// <exception cref="ArgumentException">There is no such parameter.</exception>
    ValueTask<object?> BindAsync(string parameter, EmbeddedFunctionContext context);
}
