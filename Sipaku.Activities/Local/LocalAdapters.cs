using Microsoft.Extensions.DependencyInjection;
using Sipaku.Activities.Local.Features;
using Sipaku.Activities.Local.Forecasts;
using Sipaku.Activities.Local.Import;
using Sipaku.Activities.Local.Objects;
using Sipaku.Activities.Local.Readings;
using Sipaku.Activities.Local.Training;
using Sipaku.Activities.Ports;

namespace Sipaku.Activities.Local;

/// <summary>Registers the adapters that need one machine and nothing else, port by port.</summary>
internal static class LocalAdapters
{
    /// <summary>Readings in SQLite, the importer that fills them and the history of its imports.</summary>
    public static IServiceCollection AddLocalSensorTable(this IServiceCollection services) => services
        .AddSingleton<ReadingImporter>()
        .AddSingleton<ImportHistory>()
        .AddSingleton<ISensorTable, SqliteSensorTable>();

    /// <summary>Artefacts in a folder.</summary>
    public static IServiceCollection AddLocalObjectStore(this IServiceCollection services) =>
        services.AddSingleton<IObjectStore, DirectoryObjectStore>();

    /// <summary>Features by DuckDB.</summary>
    public static IServiceCollection AddLocalFeatureJob(this IServiceCollection services) =>
        services.AddSingleton<IFeatureJob, DuckDbFeatureJob>();

    /// <summary>Training by least squares.</summary>
    public static IServiceCollection AddLocalTrainingJob(this IServiceCollection services) =>
        services.AddSingleton<ITrainingJob, LeastSquaresTrainingJob>();

    /// <summary>Predictions from the model's file.</summary>
    public static IServiceCollection AddLocalModelEndpoint(this IServiceCollection services) =>
        services.AddSingleton<IModelEndpoint, InProcessModelEndpoint>();

    /// <summary>Lock, predicted days and the forecast in SQLite.</summary>
    public static IServiceCollection AddLocalForecastStore(this IServiceCollection services) =>
        services.AddSingleton<IForecastStore, SqliteForecastStore>();
}
