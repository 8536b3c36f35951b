using System.Text.Json.Serialization;
using Sipaku.Activities.Contracts;

namespace Sipaku.Orchestrations.Functions;

/// <summary>What is known of a run.</summary>
/// <param name="Record">What is kept of it.</param>
/// <param name="Live">What its durable instance says; <see langword="null"/> where that is gone.</param>
internal sealed record RunAnswer(RunRecord Record, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] LiveRun? Live);
