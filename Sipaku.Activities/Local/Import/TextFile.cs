using System.Globalization;
using System.Text;
using Sipaku.Activities.Local.Import.Json;
using Sipaku.Activities.Local.Import.Lines;
using Sipaku.Activities.Local.Import.Packing;

namespace Sipaku.Activities.Local.Import;

/// <summary>Reads a file of text: JSON, in lines or not, or a table.</summary>
internal static class TextFile
{
    /// <param name="content">The text's bytes.</param>
    /// <param name="file">The file.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="ImportException">It is of a format that holds no readings, or cut off.</exception>
    public static async Task ReadAsync(Tail content, FileContext file, CancellationToken cancellation)
    {
        await using Stream text = await DecodeAsync(content, cancellation);
        InputBuffer buffer = new(text, file.Head);
        bool isWhole = await TryAsync(buffer, buffer.FillHeadAsync, cancellation);
        if (KnownFormats.Recognise(buffer.Unread) is { } known)
        {
            throw new ImportException($"{file.Name} is {known}.");
        }

        Action drain;
        Action end;
        if (JsonShape.IsDocument(buffer.Unread, buffer.AtEnd))
        {
            JsonDocuments documents = new(file, buffer);
            (drain, end) = (documents.Drain, documents.End);
        }
        else
        {
            LineParser parser = new(file);
            (drain, end) = (new RecordLines(parser, buffer).Drain, parser.End);
        }

        while (true)
        {
            drain();
            file.Advance();
            if (buffer.AtEnd)
            {
                break;
            }

            isWhole &= await TryAsync(buffer, buffer.FillAsync, cancellation);
        }

        if (!isWhole)
        {
            TellOfDamage(file);
        }

        end();
    }

    private static async Task<Stream> DecodeAsync(Tail content, CancellationToken cancellation)
    {
        ReadOnlyMemory<byte> head = await content.PeekAsync(PackingMagic.HeadLength, cancellation);
        Encoding? encoding = TextEncoding.Of(head.Span, out int mark);
        content.Prepend(head[mark..]);
        return encoding is null ? content : Encoding.CreateTranscodingStream(content, encoding, Encoding.UTF8);
    }

    /// <returns>False where the file stops being what it claims to be.</returns>
    private static async Task<bool> TryAsync(InputBuffer buffer, Func<CancellationToken, ValueTask> fill, CancellationToken cancellation)
    {
        try
        {
            await fill(cancellation);
            return true;
        }
        catch (InvalidDataException)
        {
            buffer.EndAtLastLineBreak();
            return false;
        }
    }

    private static void TellOfDamage(FileContext file)
    {
        file.IsDamaged = true;
        long lines = file.Readings.Count;
        if (lines == 0)
        {
            throw new ImportException($"{file.Name} is cut off or damaged: there is no whole line in it.");
        }

        if (!file.Rules.AcceptTruncated)
        {
            throw new ImportException(
                string.Create(CultureInfo.InvariantCulture, $"{file.Name} is cut off or damaged after {lines:N0} whole lines. Get the file whole, or take these lines with --accept-truncated."));
        }

        file.Note(string.Create(CultureInfo.InvariantCulture, $"is cut off or damaged: the {lines:N0} whole lines before that were read."));
    }
}
