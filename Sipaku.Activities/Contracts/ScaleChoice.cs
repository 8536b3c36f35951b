using System.Text.Json.Serialization;

namespace Sipaku.Activities.Contracts;

/// <summary>The scale that somebody wants a model on.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ScaleChoice>))]
public enum ScaleChoice
{
    /// <summary>Whichever has the smaller error in a backtest within the training part; <see cref="Linear"/> where an average is below zero.</summary>
    [JsonStringEnumMemberName("auto")]
    Auto,

    /// <summary><see cref="Scale.Linear"/>.</summary>
    [JsonStringEnumMemberName("linear")]
    Linear,

    /// <summary><see cref="Scale.Log"/>.</summary>
    [JsonStringEnumMemberName("log")]
    Log,
}
