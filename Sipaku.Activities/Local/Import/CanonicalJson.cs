using System.Text.Json.Serialization;
using Sipaku.Activities.Settings;

namespace Sipaku.Activities.Local.Import;

/// <summary>How options and profiles are written down, to be compared.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(ImportOptions))]
[JsonSerializable(typeof(ProfileSettings))]
internal sealed partial class CanonicalJson : JsonSerializerContext;
