using System.Text;
using System.Text.Json;
using Sipaku.Activities.Local.Import.Tables;

namespace Sipaku.Activities.Local.Import.Json;

/// <summary>
/// Finds records in JSON, token by token: the outermost object, each object of an array, the <c>Item</c> of an export, the
/// <c>NewImage</c> of a stream's record, and each row of an array of arrays whose names are known. A record's columns are its scalars,
/// named by their path (<c>date.local</c>) without DynamoDB's type tags.
/// </summary>
internal sealed class JsonRecords : IRecordFields
{
    private static readonly HashSet<string> Tags = ["s", "S", "n", "N", "null", "NULL", "bool", "BOOL"];

    private readonly List<Level> levels = [];
    private readonly JsonLeaves leaves = new();
    private readonly StringBuilder path = new();
    private readonly JsonRowNames rowNames = new();
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

        /// <summary>An array with the names of rows.</summary>
        Names,

        /// <summary>An array within one, that is a record where its cells have names.</summary>
        Row,
    }

    /// <summary>Columns of the map that the record is bound to.</summary>
    public int Count => columns.Length;

    /// <summary>The names of the record's columns.</summary>
    public IReadOnlyList<string> Names => [.. Enumerable.Range(readyFrom, leaves.Count - readyFrom).Select(leaves.NameOf)];

    /// <summary>Whether values have DynamoDB's type tags.</summary>
    public bool AreTagged { get; private set; }

    /// <summary>Whether the record is larger than any reading is.</summary>
    public bool IsTooLong { get; private set; }

    /// <summary>Whether the record is a row with another number of cells than there are names, so that none can be told.</summary>
    public bool IsUneven { get; private set; }

    public ReadOnlySpan<byte> this[int column] => columns[column] < 0 ? default : leaves[columns[column]];

    /// <summary>Whether the record has a column, if only with null.</summary>
    public bool Has(int column) => columns[column] >= 0;

    /// <summary>Starts afresh.</summary>
    public void Reset()
    {
        levels.Clear();
        leaves.RemoveFrom(0);
        path.Clear();
        (skipped, readyFrom) = (0, -1);
        IsTooLong = false;
        IsUneven = false;
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
                begins = OpenArray();
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

        for (int column = 0; column < columns.Length; column++)
        {
            columns[column] = leaves.Find(map.Names[column], readyFrom);
        }
    }

    private bool Open()
    {
        bool inArray = levels.Count == 0 || IsArray(levels[^1].Kind);
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

    private bool OpenArray()
    {
        bool inArray = levels.Count > 0 && IsArray(levels[^1].Kind);
        bool isNamed = levels.Count > 0 && !inArray;

        // DynamoDB's lists are part of an item.
        if (isNamed && name is "l" or "L")
        {
            skipped = 1;
            return false;
        }

        // After damage a row is met without what stood around it.
        bool isRow = levels.Count == 0 ? rowNames.AreKnown : inArray && levels.TrueForAll(level => level.Kind != Kind.Row);
        Kind kind = isRow ? Kind.Row : isNamed && JsonRowNames.IsList(name) ? Kind.Names : Kind.Array;
        levels.Add(new Level(kind, path.Length, leaves.Count));
        if (kind == Kind.Row)
        {
            rowNames.BeginRow();
        }
        else if (kind == Kind.Names)
        {
            rowNames.BeginNames();
        }

        return isRow && rowNames.AreKnown;
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
        Level level = levels[^1];
        levels.RemoveAt(levels.Count - 1);
        path.Length = level.PathLength;
        if (level.Kind is Kind.Row or Kind.Names)
        {
            return CloseRow(level);
        }

        if (level.Kind != Kind.Record)
        {
            return false;
        }

        // What is left of a container goes with the record that it belongs to, if any.
        readyFrom = level.Leaves;
        return !level.IsContainer;
    }

    private bool CloseRow(Level row)
    {
        if (!rowNames.End(out bool isEven))
        {
            leaves.RemoveFrom(row.Leaves);
            return false;
        }

        MarkContainer();
        readyFrom = row.Leaves;
        IsUneven = !isEven;
        return true;
    }

    private static bool IsArray(Kind kind) => kind is Kind.Array or Kind.Row or Kind.Names;

    private void MarkContainer()
    {
        for (int index = levels.Count - 1; index >= 0; index--)
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

        leaves.RemoveFrom(readyFrom);
        readyFrom = -1;
        IsTooLong = false;
        IsUneven = false;
    }

    private void Keep(scoped ref Utf8JsonReader reader)
    {
        Kind kind = levels.Count == 0 ? Kind.Array : levels[^1].Kind;
        bool isUnnamed = kind == Kind.Row && !rowNames.AreKnown;
        if (kind == Kind.Names || isUnnamed)
        {
            rowNames.Take(reader.TokenType == JsonTokenType.String ? reader.GetStringOrLatin1() : null);
        }

        if (kind is Kind.Array or Kind.Names || isUnnamed || (kind == Kind.Row ? rowNames.NameNext() : PathOfName()) is not { } named)
        {
            return;
        }

        // {"NULL": true} says that there is nothing.
        bool isNothing = reader.TokenType == JsonTokenType.Null || (kind != Kind.Row && name is "NULL" or "null");
        IsTooLong |= !leaves.TryAdd(named, isNothing, ref reader);
    }

    private string PathOfName()
    {
        int from = levels[FrameOf()].PathLength + 1;
        string parts = path.ToString(from, path.Length - from);
        if (parts.Length == 0 || !Tags.Contains(name))
        {
            return parts + name;
        }

        AreTagged = true;
        return parts[..^1];
    }

    private int FrameOf()
    {
        int index = levels.Count - 1;
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
}
