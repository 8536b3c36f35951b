namespace Sipaku.Activities.Local.Import;

/// <summary>What a file was understood to be.</summary>
/// <param name="Name">What messages call the file.</param>
/// <param name="ReadsAs">The shape and the columns: <c>PurpleAir: time_stamp, pm2.5_atm</c>. Empty where the file holds nothing.</param>
/// <param name="Pollutant">What was measured, such as <c>PM2.5</c>; <see langword="null"/> where the file does not say.</param>
/// <param name="Unit">Its unit, such as <c>µg/m³</c>; <see langword="null"/> where the file does not say.</param>
/// <param name="Station">Where it was measured, in the file's words; <see langword="null"/> where the file does not say.</param>
public sealed record FileReading(string Name, string ReadsAs, string? Pollutant = null, string? Unit = null, string? Station = null);
