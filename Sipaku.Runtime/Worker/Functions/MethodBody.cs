using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Sipaku.Runtime.Worker;

/// <summary>A function that is a method.</summary>
internal sealed class MethodBody(MethodInfo method, IReadOnlyList<ParameterBinder> binders) : IFunctionBody
{
    private readonly ParameterInfo[] _parameters = method.GetParameters();
    private readonly Lazy<MethodInvoker> _invoker = new(() => MethodInvoker.Create(method));
    private readonly Lazy<ReturnReader> _reader = new(() => ReturnReader.For(method.ReturnType));
    private readonly Lazy<ObjectFactory?> _factory = new(() => method.IsStatic
        ? null
        : ActivatorUtilities.CreateFactory(method.DeclaringType!, Type.EmptyTypes));

    public ValueTask<object?> BindAsync(string parameter, EmbeddedFunctionContext context)
    {
        int index = Array.FindIndex(_parameters, candidate => candidate.Name!.Equals(parameter, StringComparison.OrdinalIgnoreCase));
        return index >= 0
            ? binders[index](context)
            : throw new ArgumentException($"The function '{context.Function.Name}' has no parameter '{parameter}'.", nameof(parameter));
    }

    public async Task<object?> InvokeAsync(EmbeddedFunctionContext context)
    {
        object?[] arguments = new object?[binders.Count];
        for (int i = 0; i < arguments.Length; i++)
        {
            arguments[i] = context.HasInputs && context.Inputs.TryGetValue(_parameters[i].Name!, out object? bound)
                ? bound
                : await binders[i](context);
        }

        object? instance = _factory.Value?.Invoke(context.InstanceServices, null);
        try
        {
            return await _reader.Value.ReadAsync(_invoker.Value.Invoke(instance, arguments.AsSpan()));
        }
        finally
        {
            if (instance is IAsyncDisposable asyncDisposable)
            {
                await asyncDisposable.DisposeAsync();
            }
            else if (instance is IDisposable disposable)
            {
                disposable.Dispose();
            }
        }
    }
}
