using System.Text.Json.Serialization;

namespace Sipaku.Activities.Contracts;

/// <summary>One level of <see cref="Bands"/>.</summary>
/// <param name="Level">0 is the best, each next one worse.</param>
/// <param name="Name">In the words of whoever set the bands.</param>
/// <param name="UpTo">The highest rounded average that still belongs to it, in the readings' unit; the last level has none.</param>
public sealed record BandLevel(
    int Level,
    string Name,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? UpTo = null);
