using System.Text.Json.Serialization;

namespace Sipaku.Activities.Contracts;

/// <summary>How a run ended that did not fail: the <c>output</c> of its instance.</summary>
/// <param name="Outcome"><see cref="Published"/>, <see cref="Rejected"/> or <see cref="Cancelled"/>.</param>
/// <param name="Reasons">A sentence each.</param>
/// <param name="NotUndone">What clean-up could not do; somebody has to look at it.</param>
public sealed record RunOutcome(
    [property: JsonPropertyName("outcome")] string Outcome,
    [property: JsonPropertyName("reasons")] IReadOnlyList<string> Reasons,
    [property: JsonPropertyName("notUndone")] IReadOnlyList<string> NotUndone)
{
    /// <summary>The forecast is the published one.</summary>
    public const string Published = "Published";

    /// <summary>A gate minded the readings or the model so much that the run went no further.</summary>
    public const string Blocked = "Blocked";

    /// <summary>Another run held the lock.</summary>
    public const string Rejected = "Rejected";

    /// <summary>Somebody asked for it to be cancelled.</summary>
    public const string Cancelled = "Cancelled";
}
