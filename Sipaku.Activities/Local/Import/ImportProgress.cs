namespace Sipaku.Activities.Local.Import;

/// <summary>How far an import is.</summary>
/// <param name="Input">The input being read.</param>
/// <param name="Lines">Lines read of all inputs so far.</param>
/// <param name="Share">Of this input's bytes, 0 to 1; <see langword="null"/> where its length is unknown.</param>
public sealed record ImportProgress(string Input, long Lines, double? Share);
