using System.Diagnostics.CodeAnalysis;

namespace Sipaku.AwsSimulator.Storage;

/// <summary>A bucket and a key or prefix, as an s3:// URI writes them.</summary>
internal readonly record struct S3Location(string Bucket, string Key)
{
    public static bool TryParse([NotNullWhen(true)] string? uri, out S3Location location)
    {
        location = default;
        if (uri is null || !Uri.TryCreate(uri, UriKind.Absolute, out _))
        {
            return false;
        }

        int scheme = uri.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0 || uri[..scheme] is not ("s3" or "s3a" or "s3n"))
        {
            return false;
        }

        string rest = uri[(scheme + 3)..];
        int slash = rest.IndexOf('/', StringComparison.Ordinal);
        location = slash < 0 ? new S3Location(rest, "") : new S3Location(rest[..slash], rest[(slash + 1)..]);
        return location.Bucket.Length > 0;
    }

    /// <summary>A URI that has been checked before.</summary>
    public static S3Location Parse(string? uri) => TryParse(uri, out S3Location location) ? location : throw new FormatException($"{uri} is no S3 URI.");

    /// <summary>This location as a directory: its key ends in a slash, or is empty for the bucket's root.</summary>
    public S3Location AsDirectory() => Key.Length == 0 || Key.EndsWith('/') ? this : this with { Key = Key + "/" };

    public override string ToString() => $"s3://{Bucket}/{Key}";
}
