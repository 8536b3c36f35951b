using System.ComponentModel.DataAnnotations;
using Sipaku.Activities.Contracts;

namespace Sipaku.Activities.Settings;

/// <summary>
/// Everything that can be set, from <c>Sipaku__*</c> environment variables or <c>Values</c> of local.settings.json
/// (double underscore or colon). Checked as a whole at start.
/// </summary>
public sealed class SipakuSettings
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Sipaku";

    /// <summary>The preset for all six ports.</summary>
    /// <value>Default <see cref="BackendKind.Local"/>.</value>
    public BackendKind Backend { get; set; } = BackendKind.Local;

    /// <summary>Exceptions from <see cref="Backend"/>, port by port.</summary>
    public PortSettings Ports { get; set; } = new();

    /// <summary>The AWS region; unset, <c>AWS_REGION</c>, <c>AWS_DEFAULT_REGION</c> and the profile decide, in this order.</summary>
    public string? Region { get; set; }

    /// <summary>
    /// Whether S3's addresses have the bucket in their path (<c>host/bucket/key</c>) and not in their host name. Unset, it is so where the
    /// endpoint is an IP number or localhost; other stores with S3's protocol mostly want <see langword="true"/>.
    /// </summary>
    public bool? S3PathStyle { get; set; }

    /// <summary>The folder of the embedded databases and files; set by the host from <c>SIPAKU_HOME</c>.</summary>
    public string Home { get; set; } = "";

    /// <summary>The station's time zone by its IANA name (<c>Asia/Jakarta</c>), which says what day it is there. Unset, UTC.</summary>
    public string? TimeZone { get; set; }

    /// <summary>The station's table: <c>Tanggal</c> (hash), <c>Waktu</c> (range), <c>Value</c>.</summary>
    public string SensorTable { get; set; } = "SIPAKUSensorData";

    /// <summary>A row a predicted day: <c>RunId</c> (hash), <c>Tanggal</c> (range); also the run lock.</summary>
    public string PredictionTable { get; set; } = "SIPAKUPredictionData";

    /// <summary>The one published document: <c>PredID</c> (hash).</summary>
    public string ResultTable { get; set; } = "SIPAKUPredictionResult";

    /// <summary>The S3 bucket of dumps, features and models; in the job's region.</summary>
    public string? Bucket { get; set; }

    /// <summary>The SageMaker endpoint.</summary>
    public string EndpointName { get; set; } = "ServiceEndpoint";

    /// <summary>Fewer lag rows than this stop a run before training.</summary>
    /// <value>Default 14, the original's mini-batch; at least 7, so that a plane through six lags can be fitted.</value>
    [Range(7, int.MaxValue)]
    public int MinTrainingRows { get; set; } = 14;

    /// <summary>What the model is trained on, where a run is not asked for something else.</summary>
    public ScaleChoice Scale { get; set; } = ScaleChoice.Auto;

    /// <summary>What days without an average mean, where a run is not asked for something else.</summary>
    public GapPolicy GapPolicy { get; set; } = GapPolicy.Rows;

    /// <summary>Whether only days before today count, since today's average is not whole yet; where a run is not asked for something else.</summary>
    public bool ExcludeToday { get; set; }

    /// <summary>What becomes of a model that is worse than what costs nothing.</summary>
    public GateMode Gate { get; set; } = GateMode.Report;

    /// <summary>What is minded about the readings.</summary>
    public QualitySettings Quality { get; set; } = new();

    /// <summary>Which values count as missing.</summary>
    public ReadingSettings Readings { get; set; } = new();

    /// <summary>What the station measures: <c>PM2.5</c>, <c>PM10</c>, <c>SO2</c>, <c>CO</c>, <c>O3</c>, <c>NO2</c>, <c>HC</c>, an index (<c>ISPU</c>, <c>AQI</c>) or any other name.</summary>
    /// <value>Unset, what the imports said, if they did.</value>
    public string? Pollutant { get; set; }

    /// <summary>The unit of the readings.</summary>
    /// <value>Unset, what the imports said; µg/m³ for PM2.5 and PM10, which come in no other.</value>
    public string? Unit { get; set; }

    /// <summary>By whose levels daily averages are rated.</summary>
    /// <value>Default <see cref="BandScheme.Ispu"/> where it rates the pollutant in its unit, else <see cref="BandScheme.Raw"/>.</value>
    public BandScheme? Bands { get; set; }

    /// <summary>The levels of <see cref="BandScheme.Custom"/>, the best first, each but the last with its limit: <c>Good:12,Fair:35.5,Poor</c>.</summary>
    public string? CustomBands { get; set; }

    /// <summary>How the sensor table is dumped.</summary>
    public DumpSettings Dump { get; set; } = new();

    /// <summary>How EMR is used.</summary>
    public EmrSettings Emr { get; set; } = new();

    /// <summary>How SageMaker trains.</summary>
    public TrainingSettings Training { get; set; } = new();

    /// <summary>How SageMaker serves.</summary>
    public EndpointSettings Endpoint { get; set; } = new();

    /// <summary>How long jobs are waited for.</summary>
    public WaitSettings Wait { get; set; } = new();

    /// <summary>The user's own profiles of files to import, by their names.</summary>
    public Dictionary<string, ProfileSettings> Profiles { get; } = new(StringComparer.OrdinalIgnoreCase);
}
