using SharpCompress.Compressors;
using SharpCompress.Compressors.BZip2;
using Sipaku.Activities.Local.Import.Lines;
using Sipaku.Activities.Local.Import.Packing;
using Sipaku.Activities.Local.Import.Parquet;
using Sipaku.Activities.Local.Import.Tables;
using Sipaku.Activities.Settings;
using ZstdSharp;

namespace Sipaku.Activities.Local.Import;

/// <summary>Reads the inputs of one import, whatever they are packed in, and hands on what they hold.</summary>
internal sealed class InputReader
{
    // Nobody packs deeper; somebody may try to keep this busy.
    private const int DeepestPacking = 8;

    private readonly ReadingRules rules;
    private readonly int head;
    private string? firstFile;
    private string? station;
    private Action advance = () => { };
    private bool damageTold;

    /// <param name="options">What the user says.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="head">As many bytes of a file are enough to decide what it is.</param>
    /// <exception cref="ImportException">An option cannot be used.</exception>
    public InputReader(ImportOptions options, SipakuSettings settings, int head = InputBuffer.UsualHead)
    {
        rules = ReadingRules.Of(options, settings);
        this.head = head;
    }

    /// <summary>Reads an input to its end.</summary>
    /// <exception cref="ImportException">It cannot be read, or nothing of it may be stored.</exception>
    public async Task<InputTotals> ReadAsync(ImportInput input, IReadingSink sink, CancellationToken cancellation)
    {
        await using StoredBytes stored = new(input.Open());
        try
        {
            advance = () => sink.Advance(stored.Taken);
            await ReadWholeAsync(new Packed(input.Name, stored, 0, input.Path), sink, cancellation);
            return await stored.FinishAsync(cancellation);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ImportException($"{input.Name} cannot be read: {fault.Message.ReplaceLineEndings(" ")}", fault);
        }
    }

    private async Task ReadWholeAsync(Packed file, IReadingSink sink, CancellationToken cancellation)
    {
        damageTold = false;
        try
        {
            await ReadPackedAsync(file, sink, cancellation);
        }
        catch (InvalidDataException fault) when (!rules.AcceptTruncated)
        {
            throw new ImportException($"{file.Name} is cut off or damaged. Get the file whole, or take what can be read of it with --accept-truncated.", fault);
        }
        catch (InvalidDataException) when (!damageTold)
        {
            sink.Note($"{file.Name}: it is cut off or damaged, and what could be read before that was read.");
        }
        catch (InvalidDataException)
        {
            // The member that it was found in has told.
        }
    }

    private async Task ReadPackedAsync(Packed file, IReadingSink sink, CancellationToken cancellation)
    {
        Tail source = new(file.Content);
        ReadOnlyMemory<byte> start = await source.PeekAsync(PackingMagic.HeadLength, cancellation);
        PackingKind kind = PackingMagic.Of(start.Span);
        if (kind != PackingKind.None && file.Depth == DeepestPacking)
        {
            throw new ImportException($"{file.Name} is packed more than {DeepestPacking} times over.");
        }

        switch (kind)
        {
            case PackingKind.Gzip:
                await ReadGzipAsync(file, source, sink, cancellation);
                break;
            case PackingKind.Zstandard:
                await ReadUnpackedAsync(file, new DecompressionStream(source), sink, cancellation);
                break;
            case PackingKind.Bzip2:
                await ReadUnpackedAsync(
                    file,
                    await BZip2Stream.CreateAsync(source, CompressionMode.Decompress, decompressConcatenated: true, leaveOpen: false, cancellationToken: cancellation),
                    sink,
                    cancellation);
                break;
            case PackingKind.Xz:
                await ReadUnpackedAsync(file, new XzInput(source), sink, cancellation);
                break;
            case PackingKind.Tar:
                await TarMembers.ReadAsync(source, (member, content) => ReadPackedAsync(file.Member(member, content), sink, cancellation), cancellation);
                break;
            case PackingKind.Zip:
                await using (FileStream archive = await SearchableAsync(file, source, cancellation))
                {
                    await ZipMembers.ReadAsync(file.Name, archive, (member, content) => ReadPackedAsync(file.Member(member, content), sink, cancellation), cancellation);
                }

                break;
            case PackingKind.Parquet:
                await using (FileStream table = await SearchableAsync(file, source, cancellation))
                {
                    await ReadFileAsync(file.Name, sink, context => ParquetTable.ReadAsync(table.Name, context, cancellation));
                }

                break;
            default:
                await ReadFileAsync(file.Name, sink, context => TextFile.ReadAsync(source, context, cancellation));
                break;
        }
    }

    private async Task ReadGzipAsync(Packed file, Stream source, IReadingSink sink, CancellationToken cancellation)
    {
        await using GzipInput gzip = new(source);
        await ReadPackedAsync(file.Inner(gzip), sink, cancellation);
        if (gzip.IsFollowed)
        {
            sink.Note($"{file.Name}: what follows the gzip data was passed over.");
        }
    }

    private async Task ReadUnpackedAsync(Packed file, Stream decompressor, IReadingSink sink, CancellationToken cancellation)
    {
        await using UnpackedStream unpacked = new(decompressor);
        await ReadPackedAsync(file.Inner(unpacked), sink, cancellation);
    }

    private async Task ReadFileAsync(string name, IReadingSink sink, Func<FileContext, Task> read)
    {
        sink.BeginFile(name);
        using FileContext context = new(name, rules, sink, advance, head);
        await read(context);
        damageTold |= context.IsDamaged;
        FileReading understood = context.End();
        if (context.Readings.Count == 0)
        {
            sink.Note($"{name} holds no readings.");
        }

        CheckStation(understood);
        sink.EndFile(understood);
    }

    /// <summary>A store holds one series, so the files of an import are of one station.</summary>
    private void CheckStation(FileReading file)
    {
        if (file.Station is null)
        {
            return;
        }

        if (station is not null && station != file.Station)
        {
            throw new ImportException($"{firstFile} is of the station {station}, {file.Name} of {file.Station}. Import one of them.");
        }

        (station, firstFile) = (file.Station, file.Name);
    }

    private static async Task<FileStream> SearchableAsync(Packed file, Stream source, CancellationToken cancellation) =>
        file.Path is { } path && File.Exists(path) && new FileInfo(path).Length > 0
            ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete)
            : await Spool.WriteAsync(source, cancellation);

    /// <summary>A file on the way to its text.</summary>
    /// <param name="Name">What messages call it.</param>
    /// <param name="Content">Its bytes.</param>
    /// <param name="Depth">How often it was unpacked.</param>
    /// <param name="Path">Where it lies as it is, or <see langword="null"/>.</param>
    private sealed record Packed(string Name, Stream Content, int Depth, string? Path)
    {
        public Packed Inner(Stream content) => new(Name, content, Depth + 1, null);

        public Packed Member(string member, Stream content) => new($"{Name}/{member}", content, Depth + 1, null);
    }
}
