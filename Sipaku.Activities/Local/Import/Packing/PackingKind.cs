namespace Sipaku.Activities.Local.Import.Packing;

/// <summary>What a file is packed in.</summary>
internal enum PackingKind
{
    None,
    Gzip,
    Zstandard,
    Bzip2,
    Xz,
    Zip,
    Tar,
    Parquet,
}
