using System.IO.Compression;

namespace Sipaku.Activities.Local.Import.Packing;

/// <summary>The members of a zip archive, which lie in a file that can be searched.</summary>
internal static class ZipMembers
{
    /// <summary>Reads each member, in order of name.</summary>
    /// <param name="name">What messages call the archive.</param>
    /// <param name="archive">Seekable.</param>
    /// <param name="read">Reads a member of a name.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="ImportException">It is an Office document, or encrypted.</exception>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static async Task ReadAsync(string name, Stream archive, Func<string, Stream, Task> read, CancellationToken cancellation)
    {
        await using ZipArchive zip = await ZipArchive.CreateAsync(archive, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, cancellation);
        RefuseDocuments(name, zip);
        foreach (ZipArchiveEntry entry in zip.Entries.Where(entry => !entry.FullName.EndsWith('/') && !Bystanders.IsOne(entry.FullName)).OrderBy(entry => entry.FullName, StringComparer.Ordinal))
        {
            if (entry.IsEncrypted)
            {
                throw new ImportException($"{name} is encrypted. Unpack it first.");
            }

            await using CheckedEntry content = new(await entry.OpenAsync(cancellation), entry.Crc32);
            await read(entry.FullName, content);
        }
    }

    private static void RefuseDocuments(string name, ZipArchive zip)
    {
        bool Has(string start) => zip.Entries.Any(entry => entry.FullName.StartsWith(start, StringComparison.Ordinal));
        if (Has("[Content_Types].xml") || Has("mimetype"))
        {
            throw new ImportException(Has("xl/")
                ? $"{name} is an Excel workbook. Save the sheet with the readings as CSV."
                : $"{name} is an Office document. Save the table with the readings as CSV.");
        }
    }
}
