namespace Sipaku.Activities.Ports;

/// <summary>An object as a listing shows it.</summary>
/// <param name="Key">The whole key.</param>
/// <param name="Size">Stored bytes.</param>
/// <param name="WrittenAt">When it was put there, by the store's own clock.</param>
public sealed record StoredObject(string Key, long Size, DateTimeOffset WrittenAt);
