using System.Text.Json.Serialization;

namespace Sipaku.Activities.Local.Import;

/// <summary>How <see cref="ImportOptions.Canonical"/> is written.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(ImportOptions))]
internal sealed partial class CanonicalJson : JsonSerializerContext;
