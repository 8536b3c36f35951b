using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Sipaku.Runtime.Worker;

/// <summary>A function that is a method.</summary>
internal sealed class MethodBody(MethodInfo method, IReadOnlyList<ParameterBinder> binders) : IFunctionBody
{
    private readonly Lazy<MethodInvoker> _invoker = new(() => MethodInvoker.Create(method));
    private readonly Lazy<ReturnReader> _reader = new(() => ReturnReader.For(method.ReturnType));
    private readonly Lazy<ObjectFactory?> _factory = new(() => method.IsStatic
        ? null
        : ActivatorUtilities.CreateFactory(method.DeclaringType!, Type.EmptyTypes));

    public async Task<object?> InvokeAsync(EmbeddedFunctionContext context)
    {
        object?[] arguments = new object?[binders.Count];
        for (int i = 0; i < arguments.Length; i++)
        {
            arguments[i] = await binders[i](context);
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
