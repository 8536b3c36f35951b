using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace Sipaku.Runtime.Hosting;

/// <summary>Sets up what the official builders have no word for.</summary>
public static class EmbeddedRuntimeExtensions
{
    /// <summary>Changes the embedded host's settings.</summary>
    /// <param name="builder">The worker's builder.</param>
    /// <param name="configure">Changes the settings.</param>
    /// <typeparam name="TBuilder">The builder's type.</typeparam>
    public static TBuilder UseEmbeddedRuntime<TBuilder>(this TBuilder builder, Action<EmbeddedHostOptions> configure)
        where TBuilder : IFunctionsWorkerApplicationBuilder
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Configure(configure);
        return builder;
    }
}
