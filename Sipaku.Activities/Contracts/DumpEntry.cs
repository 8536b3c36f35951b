namespace Sipaku.Activities.Contracts;

/// <summary>A file of a dump, as it was when it was written.</summary>
/// <param name="Key">The object's key.</param>
/// <param name="Readings">Lines in it.</param>
/// <param name="Bytes">Stored bytes.</param>
/// <param name="Checksum">What <see cref="Ports.ObjectFingerprint.Checksum"/> was.</param>
public sealed record DumpEntry(string Key, long Readings, long Bytes, string Checksum);
