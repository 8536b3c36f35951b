using System.Text.Json.Serialization;

namespace Sipaku.Activities.Contracts;

/// <summary>What a model is trained on.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Scale>))]
public enum Scale
{
    /// <summary>The daily averages themselves: the original's model.</summary>
    [JsonStringEnumMemberName("linear")]
    Linear,

    /// <summary>ln(1 + average), predicted back with exp - 1: the model aims at the median.</summary>
    [JsonStringEnumMemberName("log")]
    Log,
}
