using System.Formats.Tar;

namespace Sipaku.Activities.Local.Import.Packing;

/// <summary>The members of a tar archive, as they come.</summary>
internal static class TarMembers
{
    /// <summary>Reads each member.</summary>
    /// <param name="archive">Read once.</param>
    /// <param name="read">Reads a member of a name.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static async Task ReadAsync(Stream archive, Func<string, Stream, Task> read, CancellationToken cancellation)
    {
        await using TarReader tar = new(archive, leaveOpen: true);
        while (await NextAsync(tar, cancellation) is { } entry)
        {
            if (entry.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile && !Bystanders.IsOne(entry.Name))
            {
                await read(entry.Name, new UnpackedStream(entry.DataStream ?? Stream.Null));
            }
        }
    }

    private static async Task<TarEntry?> NextAsync(TarReader tar, CancellationToken cancellation)
    {
        try
        {
            return await tar.GetNextEntryAsync(copyData: false, cancellation);
        }
        catch (Exception fault) when (UnpackedStream.IsDamage(fault))
        {
            throw fault as InvalidDataException ?? new InvalidDataException(fault.Message, fault);
        }
    }
}
