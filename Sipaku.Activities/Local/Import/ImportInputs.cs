using System.IO.Enumeration;
using Sipaku.Activities.Local.Import.Packing;

namespace Sipaku.Activities.Local.Import;

/// <summary>What a path on the command line stands for.</summary>
public static class ImportInputs
{
    /// <summary>The file, the files of a folder, or those that a pattern with <c>*</c>, <c>?</c> and <c>**</c> matches, in order of name.</summary>
    /// <exception cref="ImportException">There is none, or one cannot be read.</exception>
    public static IReadOnlyList<ImportInput> Of(string path)
    {
        if (Directory.Exists(path))
        {
            List<string> files = FilesIn(path);
            return files.Count > 0 ? [.. files.Select(ImportInput.FromFile)] : throw new ImportException($"There is no file with readings in the folder {path}.");
        }

        if (File.Exists(path) || !path.AsSpan().ContainsAny('*', '?'))
        {
            return [ImportInput.FromFile(path)];
        }

        List<string> matches = Matches(path);
        return matches.Count > 0 ? [.. matches.SelectMany(Of)] : throw new ImportException($"No file matches {path}.");
    }

    private static List<string> FilesIn(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => !Bystanders.IsOne(Path.GetRelativePath(folder, file)))
            .Order(StringComparer.Ordinal),
    ];

    private static List<string> Matches(string pattern)
    {
        string[] parts = pattern.Split(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar);
        string start = parts[0].Length == 0 ? Path.DirectorySeparatorChar.ToString() : "";
        return [.. Matches(start, parts.AsMemory(start.Length)).Distinct().Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Matches(string folder, ReadOnlyMemory<string> parts)
    {
        if (parts.IsEmpty)
        {
            return [folder];
        }

        string part = parts.Span[0];
        ReadOnlyMemory<string> rest = parts[1..];
        if (!part.AsSpan().ContainsAny('*', '?'))
        {
            string next = Path.Combine(folder, part);
            return Path.Exists(next) ? Matches(next, rest) : [];
        }

        IEnumerable<string> entries = Directory.EnumerateFileSystemEntries(folder.Length == 0 ? "." : folder).Select(entry => Path.Combine(folder, Path.GetFileName(entry)));
        return part == "**"
            ? Matches(folder, rest).Concat(entries.Where(Directory.Exists).SelectMany(entry => Matches(entry, parts)))
            : entries
                .Where(entry => FileSystemName.MatchesSimpleExpression(part, Path.GetFileName(entry), ignoreCase: false) && (rest.IsEmpty || Directory.Exists(entry)))
                .SelectMany(entry => Matches(entry, rest));
    }
}
