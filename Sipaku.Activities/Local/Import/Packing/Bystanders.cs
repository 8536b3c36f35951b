namespace Sipaku.Activities.Local.Import.Packing;

/// <summary>Files that lie beside readings in folders and archives and hold none, by their names.</summary>
internal static class Bystanders
{
    private static readonly string[] Endings = [".md", ".md5", ".sha256", ".crc", ".pdf", ".png", ".jpg", ".jpeg", ".gif"];
    private static readonly string[] Names = ["manifest", "manifest-summary.json", "manifest-files.json", "README", "README.txt", "LICENSE"];

    /// <summary>Whether a file holds no readings.</summary>
    /// <param name="path">Its path below the folder or in the archive.</param>
    public static bool IsOne(string path)
    {
        string[] parts = path.Split('/', '\\');
        return parts.Any(part => (part.StartsWith('.') && part.Trim('.').Length > 0) || part.StartsWith("__", StringComparison.Ordinal))
            || parts[^1].StartsWith('_')
            || Names.Contains(parts[^1], StringComparer.OrdinalIgnoreCase)
            || Endings.Any(ending => parts[^1].EndsWith(ending, StringComparison.OrdinalIgnoreCase));
    }
}
