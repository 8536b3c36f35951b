using System.Net;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.Extensions.Configuration;
using Sipaku.Activities.AirQuality;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Ports;
using Sipaku.Activities.Settings;

namespace Sipaku.Orchestrations.Functions;

/// <summary><c>GET /api/capabilities</c>: what this installation is and can do.</summary>
public sealed class GetCapabilities(SipakuSettings settings, ISensorTable table, IConfiguration configuration)
{
    private static readonly string Version =
        typeof(GetCapabilities).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>200 with what a client that knows nothing of the settings needs.</summary>
    [Function(nameof(GetCapabilities))]
    public Task<HttpResponseData> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "capabilities")] HttpRequestData request,
        CancellationToken cancellation) =>
        request.GuardAsync(() => AnswerAsync(request, cancellation), cancellation);

    private async Task<HttpResponseData> AnswerAsync(HttpRequestData request, CancellationToken cancellation)
    {
        SensorSeries series = await table.DescribeAsync(cancellation);
        (Measure measure, string? problem) = MeasureOf(series);
        return await request.CreateJsonAsync(
            HttpStatusCode.OK,
            new Capabilities(
                Version,
                series.Sample,
                bool.TryParse(configuration[SettingsReader.ImportVariable], out bool imports) && imports,
                measure.Pollutant,
                measure.Unit,
                measure.Bands,
                string.IsNullOrEmpty(settings.TimeZone) ? null : settings.TimeZone,
                Ports(settings.Ports),
                problem),
            cancellation);
    }

    private (Measure Measure, string? Problem) MeasureOf(SensorSeries series)
    {
        try
        {
            return (Measures.Of(settings, series), null);
        }
        catch (SettingsException refused)
        {
            return (new Measure(series.Pollutant, series.Unit, RawBands.Bands), refused.Message);
        }
    }

    private static Dictionary<string, string> Ports(PortSettings ports) => new()
    {
        ["sensorTable"] = $"{ports.SensorTable}",
        ["objectStore"] = $"{ports.ObjectStore}",
        ["featureJob"] = $"{ports.FeatureJob}",
        ["trainingJob"] = $"{ports.TrainingJob}",
        ["modelEndpoint"] = $"{ports.ModelEndpoint}",
        ["forecastStore"] = $"{ports.ForecastStore}",
    };
}
