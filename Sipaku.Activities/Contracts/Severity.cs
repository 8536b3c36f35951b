using System.Text.Json.Serialization;

namespace Sipaku.Activities.Contracts;

/// <summary>What a finding does to a run.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Severity>))]
public enum Severity
{
    /// <summary>Nothing; only its figure is told.</summary>
    [JsonStringEnumMemberName("ignore")]
    Ignore,

    /// <summary>The forecast tells it.</summary>
    [JsonStringEnumMemberName("warn")]
    Warn,

    /// <summary>The run ends before anything is trained, and the forecast before stays.</summary>
    [JsonStringEnumMemberName("block")]
    Block,
}
