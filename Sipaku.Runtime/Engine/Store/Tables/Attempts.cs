namespace Sipaku.Runtime.Engine.Store.Tables;

/// <summary>What is known of an activity or an orchestrator that was running when a process died.</summary>
/// <param name="Crashes">How often it was running when a process died.</param>
/// <param name="LoneStarts">How often it was started with nothing beside it, and did not come back.</param>
internal sealed record Attempts(int Crashes, int LoneStarts);
