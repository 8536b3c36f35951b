using System.Text;
using System.Text.Json;
using Sipaku.Activities.Local.Import.Tables;

namespace Sipaku.Activities.Local.Import.Json;

/// <summary>
/// Finds records in JSON, token by token: the outermost object, each object of an array, the <c>Item</c> of an export and the
/// <c>NewImage</c> of a stream's record. A record's columns are its scalars, named by their path (<c>date.local</c>) without DynamoDB's
/// type tags.
/// </summary>
internal sealed class JsonRecords : IRecordFields
{
    private const int LongestRecord = 1 << 20;

    private static readonly HashSet<string> Tags = ["s", "S", "n", "N", "null", "NULL", "bool", "BOOL"];

    private readonly List<Level> levels = [];
    private readonly List<Leaf> leaves = [];
    private readonly StringBuilder path = new();
    private byte[] text = new byte[1024];
    private int length;
    private string name = "";
    private int skipped;
    private int readyFrom = -1;
    private int[] columns = [];

    private enum Kind
    {
        /// <summary>An object that may be a record.</summary>
        Record,

        /// <summary>An object within one.</summary>
        Part,

        Array,
    }

    /// <summary>Columns of the map that the record is bound to.</summary>
    public int Count => columns.Length;

    /// <summary>The names of the record's columns.</summary>
    public IReadOnlyList<string> Names => [.. leaves.Skip(readyFrom).Select(leaf => leaf.Name)];

    /// <summary>Whether values have DynamoDB's type tags.</summary>
    public bool AreTagged { get; private set; }

    /// <summary>Whether the record is larger than any reading is.</summary>
    public bool IsTooLong { get; private set; }

    public ReadOnlySpan<byte> this[int column] => columns[column] < 0 ? default : text.AsSpan(leaves[columns[column]].From, leaves[columns[column]].Length);

    /// <summary>Whether the record has a column, if only with null.</summary>
    public bool Has(int column) => columns[column] >= 0;

    /// <summary>Starts afresh.</summary>
    public void Reset()
    {
        levels.Clear();
        leaves.Clear();
        path.Clear();
        (length, skipped, readyFrom) = (0, 0, -1);
        IsTooLong = false;
    }

    /// <summary>Takes the token that a reader is at.</summary>
    /// <param name="reader">Read by the caller.</param>
    /// <param name="begins">Whether a record begins with it.</param>
    /// <returns>Whether a record ends with it; it can be looked at until the next token.</returns>
    public bool Take(scoped ref Utf8JsonReader reader, out bool begins)
    {
        Forget();
        begins = false;
        if (skipped > 0)
        {
            skipped += reader.TokenType switch
            {
                JsonTokenType.StartObject or JsonTokenType.StartArray => 1,
                JsonTokenType.EndObject or JsonTokenType.EndArray => -1,
                _ => 0,
            };
            return false;
        }

        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                name = reader.GetStringOrLatin1();
                return false;
            case JsonTokenType.StartObject:
                begins = Open();
                return false;
            case JsonTokenType.StartArray:
                OpenArray();
                return false;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                return Close();
            default:
                Keep(ref reader);
                return false;
        }
    }

    /// <summary>Finds the columns of a map among the record's.</summary>
    public void Bind(ColumnMap map)
    {
        if (columns.Length != map.Names.Count)
        {
            columns = new int[map.Names.Count];
        }

        for (var column = 0; column < columns.Length; column++)
        {
            columns[column] = -1;
            for (var leaf = leaves.Count - 1; leaf >= readyFrom && columns[column] < 0; leaf--)
            {
                columns[column] = leaves[leaf].Name.Equals(map.Names[column], StringComparison.OrdinalIgnoreCase) ? leaf : -1;
            }
        }
    }

    private bool Open()
    {
        var inArray = levels.Count == 0 || levels[^1].Kind == Kind.Array;
        if (!inArray && name is "Keys" or "OldImage" && EndsWith("dynamodb"))
        {
            skipped = 1;
            return false;
        }

        if (inArray || name is "Item" or "NewImage")
        {
            MarkContainer();
            Push(Kind.Record);
            return true;
        }

        Push(Kind.Part);
        return false;
    }

    private void OpenArray()
    {
        // DynamoDB's lists are part of an item.
        if (levels.Count > 0 && levels[^1].Kind != Kind.Array && name is "l" or "L")
        {
            skipped = 1;
            return;
        }

        levels.Add(new Level(Kind.Array, path.Length, leaves.Count));
    }

    private void Push(Kind kind)
    {
        levels.Add(new Level(kind, path.Length, leaves.Count));
        if (kind == Kind.Record)
        {
            path.Append('\n');
        }
        else
        {
            path.Append(name).Append('.');
        }
    }

    private bool Close()
    {
        var level = levels[^1];
        levels.RemoveAt(levels.Count - 1);
        path.Length = level.PathLength;
        if (level.Kind != Kind.Record)
        {
            return false;
        }

        // What is left of a container goes with the record that it belongs to, if any.
        readyFrom = level.Leaves;
        return !level.IsContainer;
    }

    private void MarkContainer()
    {
        for (var index = levels.Count - 1; index >= 0; index--)
        {
            if (levels[index].Kind == Kind.Record)
            {
                levels[index] = levels[index] with { IsContainer = true };
                return;
            }
        }
    }

    /// <summary>Drops the record that was looked at.</summary>
    private void Forget()
    {
        if (readyFrom < 0)
        {
            return;
        }

        length = readyFrom < leaves.Count ? leaves[readyFrom].From : length;
        leaves.RemoveRange(readyFrom, leaves.Count - readyFrom);
        readyFrom = -1;
        IsTooLong = false;
    }

    private void Keep(scoped ref Utf8JsonReader reader)
    {
        if (levels.Count == 0 || levels[^1].Kind == Kind.Array)
        {
            return;
        }

        var most = reader.ValueSpan.Length;
        if (length + most > LongestRecord)
        {
            IsTooLong = true;
            return;
        }

        if (text.Length < length + most)
        {
            Array.Resize(ref text, Math.Max(text.Length * 2, length + most));
        }

        // {"NULL": true} says that there is nothing.
        var copied = reader.TokenType == JsonTokenType.Null || name is "NULL" or "null" ? 0 : reader.CopyTo(text.AsSpan(length));
        leaves.Add(new Leaf(PathOfName(), length, copied));
        length += copied;
    }

    private string PathOfName()
    {
        var from = levels[FrameOf()].PathLength + 1;
        var parts = path.ToString(from, path.Length - from);
        if (parts.Length == 0 || !Tags.Contains(name))
        {
            return parts + name;
        }

        AreTagged = true;
        return parts[..^1];
    }

    private int FrameOf()
    {
        var index = levels.Count - 1;
        while (levels[index].Kind != Kind.Record)
        {
            index--;
        }

        return index;
    }

    private bool EndsWith(string part) => path.Length > part.Length && path.ToString(path.Length - part.Length - 1, part.Length) == part;

    private sealed record Level(Kind Kind, int PathLength, int Leaves)
    {
        public bool IsContainer { get; init; }
    }

    private readonly record struct Leaf(string Name, int From, int Length);
}
