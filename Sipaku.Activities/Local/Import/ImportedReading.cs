namespace Sipaku.Activities.Local.Import;

/// <summary>A reading as it was understood.</summary>
/// <param name="At">Day and time on the station's clock.</param>
/// <param name="Value">The value as it is stored.</param>
public sealed record ImportedReading(DateTime At, string Value);
