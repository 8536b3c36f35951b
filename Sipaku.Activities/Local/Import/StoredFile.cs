namespace Sipaku.Activities.Local.Import;

/// <summary>A file of an import.</summary>
/// <param name="Name">As it was given.</param>
/// <param name="ReadsAs">What it was read as: <c>PurpleAir: time_stamp, pm2.5_atm</c>; empty where an earlier version imported it.</param>
/// <param name="Bytes">Its length as it was stored; <see langword="null"/> where an earlier version imported it.</param>
/// <param name="Checksum">XxHash128 of these bytes in hexadecimal digits; <see langword="null"/> where an earlier version imported it.</param>
/// <param name="Imported">Readings taken.</param>
/// <param name="Replaced">Of these, readings that took the place of an earlier one of the same day and time.</param>
/// <param name="Refused">Lines refused.</param>
/// <param name="Missing">Missing values.</param>
/// <param name="First">The earliest reading, on the station's clock; <see langword="null"/> where there is none or it is not known.</param>
/// <param name="Last">The latest.</param>
public sealed record StoredFile(
    string Name,
    string ReadsAs,
    long? Bytes,
    string? Checksum,
    long Imported,
    long Replaced,
    long Refused,
    long Missing,
    DateTime? First,
    DateTime? Last);
