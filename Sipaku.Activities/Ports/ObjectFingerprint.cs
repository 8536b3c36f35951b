namespace Sipaku.Activities.Ports;

/// <summary>Tells an object from any other under the same key.</summary>
/// <param name="Size">Stored bytes.</param>
/// <param name="Checksum">As the store has it: the ETag in S3, XxHash128 in hexadecimal on a disk.</param>
public sealed record ObjectFingerprint(long Size, string Checksum);
