namespace Sipaku.Activities.Settings;

/// <summary>The adapter of each port; unset follows <see cref="SipakuSettings.Backend"/>.</summary>
public sealed class PortSettings
{
    /// <summary>Readings: SQLite or DynamoDB.</summary>
    public BackendKind? SensorTable { get; set; }

    /// <summary>Artefacts: a directory or S3.</summary>
    public BackendKind? ObjectStore { get; set; }

    /// <summary>Features: DuckDB or Hive on EMR. Aws needs the object store on Aws.</summary>
    public BackendKind? FeatureJob { get; set; }

    /// <summary>Training: least squares or SageMaker. Aws needs the object store on Aws.</summary>
    public BackendKind? TrainingJob { get; set; }

    /// <summary>Predictions; always the side that trains.</summary>
    public BackendKind? ModelEndpoint { get; set; }

    /// <summary>Lock, predicted days and the forecast: SQLite or DynamoDB.</summary>
    public BackendKind? ForecastStore { get; set; }
}
