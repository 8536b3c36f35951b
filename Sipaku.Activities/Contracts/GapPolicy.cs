using System.Text.Json.Serialization;

namespace Sipaku.Activities.Contracts;

/// <summary>What a day without an average means for the days after it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<GapPolicy>))]
public enum GapPolicy
{
    /// <summary>Lags go over the days that exist: what the original's training did.</summary>
    [JsonStringEnumMemberName("rows")]
    Rows,

    /// <summary>Only seven consecutive days make a lag row, and only six consecutive ones a forecast.</summary>
    [JsonStringEnumMemberName("strict")]
    Strict,
}
