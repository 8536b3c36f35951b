using System.Text.Json.Serialization;
using Sipaku.Activities.Contracts;

namespace Sipaku.Orchestrations.Functions;

/// <summary>What this installation is and can do.</summary>
/// <param name="Version">Of the app.</param>
/// <param name="Sample">Whether the sensor table holds the bundled sample.</param>
/// <param name="Import">Whether files can be imported over HTTP, which is so on the local host with readings of its own.</param>
/// <param name="Pollutant">What is measured, where that is known.</param>
/// <param name="Unit">In which unit, where that is known.</param>
/// <param name="Bands">How daily averages are rated.</param>
/// <param name="TimeZone">The station's, by its name in the IANA database; <see langword="null"/> where clocks are taken as they are written.</param>
/// <param name="Ports">The adapter of each port.</param>
/// <param name="Problem">Why the bands are not those that are set, where they are not.</param>
internal sealed record Capabilities(
    string Version,
    bool Sample,
    bool Import,
    string? Pollutant,
    string? Unit,
    Bands Bands,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? TimeZone,
    IReadOnlyDictionary<string, string> Ports,
    string? Problem);
