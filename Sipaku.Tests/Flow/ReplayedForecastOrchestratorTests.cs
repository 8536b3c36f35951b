namespace Sipaku.Tests.Flow;

/// <summary>With orchestrators replayed from its history at every turn.</summary>
public sealed class ReplayedForecastOrchestratorTests() : ForecastOrchestratorTests(replayEveryTurn: true);
