using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Extensions.Hosting;

/// <summary>Adds middleware to the worker.</summary>
public static class MiddlewareWorkerApplicationBuilderExtensions
{
    /// <summary>Adds middleware that is made once by dependency injection.</summary>
    /// <param name="builder">The worker's builder.</param>
    /// <typeparam name="T">The middleware.</typeparam>
    public static IFunctionsWorkerApplicationBuilder UseMiddleware<T>(this IFunctionsWorkerApplicationBuilder builder)
        where T : class, IFunctionsWorkerMiddleware
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSingleton<T>();
        return builder.Use(next => context => Middleware<T>(context).Invoke(context, next));
    }

    /// <summary>Adds middleware.</summary>
    /// <param name="builder">The worker's builder.</param>
    /// <param name="middleware">Runs around the rest of the pipeline.</param>
    public static IFunctionsWorkerApplicationBuilder UseMiddleware(
        this IFunctionsWorkerApplicationBuilder builder, Func<FunctionContext, Func<Task>, Task> middleware)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Use(next => context => middleware(context, () => next(context)));
    }

    /// <summary>Adds middleware that is made once by dependency injection and runs for some invocations only.</summary>
    /// <param name="builder">The worker's builder.</param>
    /// <param name="predicate">Whether it runs.</param>
    /// <typeparam name="T">The middleware.</typeparam>
    public static IFunctionsWorkerApplicationBuilder UseWhen<T>(
        this IFunctionsWorkerApplicationBuilder builder, Func<FunctionContext, bool> predicate)
        where T : class, IFunctionsWorkerMiddleware
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSingleton<T>();
        return builder.Use(next => context => predicate(context) ? Middleware<T>(context).Invoke(context, next) : next(context));
    }

    /// <summary>Adds middleware that runs for some invocations only.</summary>
    /// <param name="builder">The worker's builder.</param>
    /// <param name="predicate">Whether it runs.</param>
    /// <param name="middleware">Runs around the rest of the pipeline.</param>
    public static IFunctionsWorkerApplicationBuilder UseWhen(
        this IFunctionsWorkerApplicationBuilder builder,
        Func<FunctionContext, bool> predicate,
        Func<FunctionContext, Func<Task>, Task> middleware)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Use(next => context => predicate(context) ? middleware(context, () => next(context)) : next(context));
    }

    private static T Middleware<T>(FunctionContext context)
        where T : class, IFunctionsWorkerMiddleware => context.InstanceServices.GetRequiredService<T>();
}
