namespace Sipaku.Activities.Contracts;

/// <summary>Finds a job again that was started outside this process.</summary>
/// <param name="Id">The adapter's own way to name it (<c>j-123/s-456</c>, a training job's name).</param>
/// <param name="Name">What a person finds it by in the service's console.</param>
public sealed record JobHandle(string Id, string Name);
