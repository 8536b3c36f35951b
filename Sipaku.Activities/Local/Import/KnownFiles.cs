using System.Globalization;
using System.IO.Hashing;

namespace Sipaku.Activities.Local.Import;

/// <summary>Finds files that are in force already, read with the same options.</summary>
internal sealed class KnownFiles(ImportLedger ledger, string options)
{
    private readonly List<string> _notes = [];

    /// <summary>A sentence about each file found.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>The inputs without the files that are in force already.</summary>
    public async Task<IReadOnlyList<ImportInput>> WithoutKnownAsync(IReadOnlyList<ImportInput> inputs, CancellationToken cancellation)
    {
        List<ImportInput> others = [];
        foreach (ImportInput input in inputs)
        {
            // Another file is hardly ever of the same length, so that hardly any is read twice.
            if (input is not { Path: not null, Length: { } bytes }
                || !ledger.HasFileOf(bytes)
                || !IsKnown(input.Name, await ChecksumAsync(input, cancellation), underWay: null))
            {
                others.Add(input);
            }
        }

        return others;
    }

    /// <summary>Whether files that were read, and stored by an import under way, were in force before it.</summary>
    public bool AreKnown(IReadOnlyList<StoredFile> files, long import) => files.All(file => IsKnown(file.Name, file.Checksum!, import));

    private bool IsKnown(string name, string checksum, long? underWay)
    {
        if (ledger.FindWhole(checksum, options, underWay) is not { } import)
        {
            return false;
        }

        _notes.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"{name} is in the store already, by import {import.Id} of {import.ImportedAt:yyyy-MM-dd HH:mm} UTC: nothing of it changes."));
        return true;
    }

    private static async Task<string> ChecksumAsync(ImportInput input, CancellationToken cancellation)
    {
        await using Stream stream = input.Open();
        XxHash128 hash = new();
        await hash.AppendAsync(stream, cancellation);
        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }
}
