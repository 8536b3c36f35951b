namespace Sipaku.Activities.Aws.S3;

/// <summary>
/// Locations in S3 as URIs and as the text that services take. A key may hold what a URI has to escape, and S3 takes it literally.
/// </summary>
internal static class S3Location
{
    /// <summary>The URI of a key.</summary>
    public static Uri Of(string bucket, string key) => new($"s3://{bucket}/{string.Join('/', key.Split('/').Select(Uri.EscapeDataString))}");

    /// <summary>The URI of a location as a service writes it.</summary>
    public static Uri Parse(string text)
    {
        string[] parts = text["s3://".Length..].Split('/', 2);
        return Of(parts[0], parts.ElementAtOrDefault(1) ?? "");
    }

    /// <summary>As services take it: <c>s3://bucket/key</c>, nothing escaped.</summary>
    public static string Text(Uri location) => $"s3://{location.Host}{Uri.UnescapeDataString(location.AbsolutePath)}";
}
