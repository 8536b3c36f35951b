using System.Text.Json.Serialization;

namespace Sipaku.Activities.Contracts;

/// <summary>Where a run is: the <c>customStatus</c> of its instance.</summary>
/// <param name="Step">The step's name.</param>
/// <param name="Number">1-based number of the step.</param>
/// <param name="Steps">How many there are.</param>
/// <param name="Percent">0 to 100, of the steps done.</param>
/// <param name="Message">A plain sentence.</param>
/// <param name="Job">What the external job is called where it runs.</param>
/// <param name="NotUndone">What clean-up could not do; somebody has to look at it.</param>
/// <param name="Waiting">Why a step is tried again, and when, while that is waited for.</param>
/// <param name="JobInstance">The instance that waits for the job; its custom status is what the service says of it.</param>
public sealed record RunStatus(
    [property: JsonPropertyName("step")] string Step,
    [property: JsonPropertyName("number")] int Number,
    [property: JsonPropertyName("steps")] int Steps,
    [property: JsonPropertyName("percent")] int Percent,
    [property: JsonPropertyName("message")] string Message,
    [property: JsonPropertyName("job"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Job = null,
    [property: JsonPropertyName("notUndone"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? NotUndone = null,
    [property: JsonPropertyName("waiting"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Waiting = null,
    [property: JsonPropertyName("jobInstance"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? JobInstance = null);
