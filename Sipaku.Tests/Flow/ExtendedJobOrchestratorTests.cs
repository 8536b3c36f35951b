namespace Sipaku.Tests.Flow;

/// <summary>With orchestrators kept in memory between turns, as in an extended session.</summary>
public sealed class ExtendedJobOrchestratorTests() : JobOrchestratorTests(replayEveryTurn: false);
