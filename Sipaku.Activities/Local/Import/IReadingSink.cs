namespace Sipaku.Activities.Local.Import;

/// <summary>Hears what the files of an input hold, in their order.</summary>
internal interface IReadingSink
{
    /// <summary>A file begins: an input, or a member of one that is an archive.</summary>
    /// <param name="name">What messages call it.</param>
    void BeginFile(string name);

    /// <summary>A reading, a missing one or a refusal.</summary>
    /// <param name="line">The number of its line or record, 1-based.</param>
    /// <param name="reading">Valid during the call.</param>
    void Take(long line, in ParsedReading reading);

    /// <summary>Something about the file as a whole.</summary>
    /// <param name="sentence">A sentence with the file's name.</param>
    void Note(string sentence);

    /// <summary>Called after every few hundred kilobytes.</summary>
    /// <param name="bytes">Stored bytes of the input that were read so far.</param>
    void Advance(long bytes);

    /// <summary>The file has ended.</summary>
    /// <param name="file">What it was understood to be.</param>
    void EndFile(FileReading file);
}
