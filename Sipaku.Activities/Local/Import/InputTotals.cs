namespace Sipaku.Activities.Local.Import;

/// <summary>An input as it is stored, whatever it is packed in.</summary>
/// <param name="Bytes">Its length.</param>
/// <param name="Checksum">XxHash128 of its bytes in hexadecimal digits.</param>
internal sealed record InputTotals(long Bytes, string Checksum);
