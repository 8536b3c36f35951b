namespace Sipaku.Local.Importing;

/// <summary>What a command line says about the storing of an import.</summary>
/// <param name="MaxRefused">The share of refused lines above which nothing is stored; null for the usual one.</param>
/// <param name="Rejects">The file that takes the refused lines; null for none.</param>
/// <param name="DryRun">Whether nothing is stored.</param>
internal sealed record StoringRequest(double? MaxRefused, string? Rejects, bool DryRun);
