namespace Sipaku.Activities.Local.Import;

/// <summary>How far an import is.</summary>
/// <param name="Input">The input being read.</param>
/// <param name="Lines">Lines read of all inputs so far.</param>
/// <param name="Bytes">Stored bytes read of this input so far.</param>
/// <param name="Length">Stored bytes that this input has; <see langword="null"/> where that is unknown.</param>
public sealed record ImportProgress(string Input, long Lines, long Bytes, long? Length);
