using System.Text.Json.Serialization;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Local.Features;
using Sipaku.Activities.Local.Training;
using Sipaku.Activities.Ports;

namespace Sipaku.Activities.Local;

/// <summary>Documents kept as JSON. Generated, since reflection costs a fresh process tens of milliseconds.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    PropertyNameCaseInsensitive = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DumpManifest))]
[JsonSerializable(typeof(DumpRecord))]
[JsonSerializable(typeof(FeatureJobOutcome))]
[JsonSerializable(typeof(LinearModel))]
[JsonSerializable(typeof(ObjectFingerprint))]
[JsonSerializable(typeof(RunMark))]
[JsonSerializable(typeof(Forecast))]
[JsonSerializable(typeof(RunRecord))]
internal sealed partial class LocalJson : JsonSerializerContext;
