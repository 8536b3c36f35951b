using System.Text.Json.Serialization;

namespace Sipaku.Activities.Contracts;

/// <summary>What becomes of an average before it is rated.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BandRounding>))]
public enum BandRounding
{
    /// <summary>It is rated as it is.</summary>
    None,

    /// <summary>It is rounded, halves away from zero.</summary>
    HalfAwayFromZero,

    /// <summary>What is beyond the last decimal is cut off.</summary>
    Truncate,
}
