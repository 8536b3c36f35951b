using System.Text.Json;

namespace Sipaku.Activities.Local.Import.Json;

/// <summary>The scalars of the records that are open, in the order in which they came.</summary>
internal sealed class JsonLeaves
{
    private const int LongestRecord = 1 << 20;

    private readonly List<Leaf> leaves = [];
    private byte[] text = new byte[1024];
    private int length;

    public int Count => leaves.Count;

    public ReadOnlySpan<byte> this[int leaf] => text.AsSpan(leaves[leaf].From, leaves[leaf].Length);

    public string NameOf(int leaf) => leaves[leaf].Name;

    /// <summary>Adds the scalar that a reader is at.</summary>
    /// <returns>False where the records are larger than any reading is.</returns>
    public bool TryAdd(string name, bool isNothing, scoped ref Utf8JsonReader reader)
    {
        int most = reader.ValueSpan.Length;
        if (length + most > LongestRecord)
        {
            return false;
        }

        if (text.Length < length + most)
        {
            Array.Resize(ref text, Math.Max(text.Length * 2, length + most));
        }

        int copied = isNothing ? 0 : reader.CopyTo(text.AsSpan(length));
        leaves.Add(new Leaf(name, length, copied));
        length += copied;
        return true;
    }

    /// <summary>Drops the leaves from one on.</summary>
    public void RemoveFrom(int leaf)
    {
        length = leaf < leaves.Count ? leaves[leaf].From : length;
        leaves.RemoveRange(leaf, leaves.Count - leaf);
    }

    /// <summary>The last leaf with a name, from one on; -1 where there is none.</summary>
    public int Find(string name, int from)
    {
        int leaf = leaves.Count - 1;
        while (leaf >= from && !leaves[leaf].Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        {
            leaf--;
        }

        return leaf >= from ? leaf : -1;
    }

    private readonly record struct Leaf(string Name, int From, int Length);
}
