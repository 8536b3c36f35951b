using Sipaku.Runtime.Engine.Instances;

namespace Sipaku.Runtime.Engine.Activities;

/// <summary>An activity that is scheduled durably and not done.</summary>
internal sealed record ActivityCall(LiveInstance Instance, int Generation, int TaskId, string Name, string? Input);
