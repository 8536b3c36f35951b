using System.Collections.Frozen;
using System.IO.Compression;
using System.Reflection;

namespace Sipaku.Orchestrations.Dashboard;

/// <summary>A file of the admin's page. The build puts what it made of <c>dashboard/</c> into the assembly, so that no deployment can lack it.</summary>
internal sealed class DashboardFile
{
    private const string Prefix = "dashboard/";

    private static readonly FrozenDictionary<string, DashboardFile> Files = Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .ToFrozenDictionary(name => name[Prefix.Length..], name => new DashboardFile(name), StringComparer.Ordinal);

    private readonly Lazy<byte[]> _content;
    private readonly Lazy<byte[]> _compressed;

    private DashboardFile(string resource)
    {
        _content = new(() => Read(resource));
        _compressed = new(() => Compress(_content.Value));
        ContentType = ContentTypeOf(resource);
        NamedByContent = resource.StartsWith($"{Prefix}assets/", StringComparison.Ordinal);
    }

    /// <summary>The page itself; null where the build could not make it.</summary>
    public static DashboardFile? Page => Find("index.html");

    /// <summary>What is shown in the page's place then.</summary>
    public static DashboardFile NotBuilt { get; } = new("NotBuilt.html");

    public string ContentType { get; }

    /// <summary>Whether another content would have another name, so that what was loaded once is good for ever.</summary>
    public bool NamedByContent { get; }

    public ReadOnlyMemory<byte> Content => _content.Value;

    /// <summary>The content by gzip.</summary>
    public ReadOnlyMemory<byte> Compressed => _compressed.Value;

    /// <summary>The file of a path below the page's address; null where there is none.</summary>
    public static DashboardFile? Find(string path) => Files.GetValueOrDefault(path);

    private static string ContentTypeOf(string name) => Path.GetExtension(name) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".svg" => "image/svg+xml",
        _ => "application/octet-stream",
    };

    private static byte[] Read(string resource)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!;
        byte[] content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }

    private static byte[] Compress(byte[] content)
    {
        using MemoryStream compressed = new();
        using (GZipStream gzip = new(compressed, CompressionLevel.SmallestSize))
        {
            gzip.Write(content);
        }

        return compressed.ToArray();
    }
}
