using System.Text.Json;
using Sipaku.Activities.Local.Import.Tables;

namespace Sipaku.Activities.Local.Import.Json;

/// <summary>Makes readings of JSON records, whose names say what they hold.</summary>
internal sealed class JsonTable(FileContext file)
{
    // DynamoDB nests 32 levels deep, each with a type tag.
    public static readonly JsonReaderOptions Options = new() { MaxDepth = 128 };

    // An item of ours that lost more of date, time and value than one is none; many others have a value.
    private const int LeastOfOurs = 2;

    private readonly JsonReadingParser export = new(file.Text);
    private readonly JsonRecords records = new();
    private readonly List<(ColumnMap Map, RecordJudge Judge)> tables = [];
    private ColumnMap? map;
    private RecordJudge? judge;
    private bool any;

    /// <summary>The columns of the first record that fits no profile, while none does.</summary>
    public IReadOnlyList<string> ForeignNames { get; private set; } = [];

    /// <summary>The records that <see cref="Judge"/> judges.</summary>
    public JsonRecords Records => records;

    /// <summary>What a line holds without what stands around it: a logger's prefix, an array's bracket or comma.</summary>
    public static ReadOnlySpan<byte> Strip(ReadOnlySpan<byte> line)
    {
        int start = line.IndexOf((byte)'{');
        int end = line.LastIndexOf((byte)'}');
        if (start < 0 || end < start)
        {
            return default;
        }

        return line[(end + 1)..].IndexOfAnyExcept(" \t,]"u8) < 0 ? line[start..(end + 1)] : line[start..];
    }

    /// <summary>Takes a line of DynamoDB's export where it is as it should be; everything else is for <see cref="TryTake"/>.</summary>
    public bool TryTakeExport(ReadOnlySpan<byte> text, long line)
    {
        if (!file.Rules.AreDefault)
        {
            return false;
        }

        ParsedReading reading = ExportLine.TryRead(text, out ReadOnlySpan<byte> date, out ReadOnlySpan<byte> time, out ReadOnlySpan<byte> value) ? ParsedReading.Of(file.Text, date, time, value) : export.Parse(text);
        if (reading.Kind != ReadingKind.Reading)
        {
            return false;
        }

        file.Understood.AddExport();
        file.Readings.Take(line, reading);
        return true;
    }

    /// <summary>Takes the records of a line.</summary>
    /// <param name="text">The line.</param>
    /// <param name="line">Its number.</param>
    /// <param name="beforeFirst">Called where there is a record, before it is handed on.</param>
    /// <returns>False where it is no JSON, or where it and all before it hold nothing that looks like a reading.</returns>
    public bool TryTake(ReadOnlySpan<byte> text, long line, Action beforeFirst)
    {
        ReadOnlySpan<byte> json = Strip(text);
        if (json.IsEmpty)
        {
            return false;
        }

        if (!any && file.Rules.AreDefault && export.Parse(json).Kind == ReadingKind.Reading)
        {
            Accept(beforeFirst);
        }

        return TryTakeExport(json, line) || (IsWhole(json) && TryTakeRecords(json, line, beforeFirst));
    }

    /// <summary>Judges the record that <see cref="Records"/> has ready.</summary>
    /// <returns>False where it and all before it hold nothing that looks like a reading.</returns>
    public bool Judge(long line, Action beforeFirst)
    {
        if (records.IsTooLong)
        {
            Accept(beforeFirst);
            file.Readings.Take(line, ParsedReading.Refused(Refusal.TooLong));
            return true;
        }

        if (records.IsUneven)
        {
            if (any)
            {
                file.Readings.Take(line, ParsedReading.Refused(Refusal.FieldCount));
            }

            return any;
        }

        bool bound = TryBind();
        if (!bound && !any && records.Names is { Count: > 0 } names && names.Count(IsOurs) < LeastOfOurs)
        {
            ForeignNames = ForeignNames.Count > 0 ? ForeignNames : names;
            return false;
        }

        Accept(beforeFirst);
        Refusal lacking = bound ? WhatLacks() : WhatLacksOfOurs();
        if (lacking != Refusal.None)
        {
            file.Readings.Take(line, ParsedReading.Refused(lacking));
        }
        else if (judge!.TryJudge(records, out ParsedReading reading))
        {
            file.Readings.Take(line, reading);
        }

        return true;
    }

    /// <summary>Whether the record that is ready has any column of a reading.</summary>
    public bool HasColumns() => TryBind() && HasAny();

    private static bool IsWhole(ReadOnlySpan<byte> json)
    {
        try
        {
            Utf8JsonReader reader = new(json, Options);
            while (reader.Read())
            {
                // Only whether it can be read counts.
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private bool TryTakeRecords(ReadOnlySpan<byte> json, long line, Action beforeFirst)
    {
        bool found = false;
        records.Reset();
        try
        {
            Utf8JsonReader reader = new(json, Options);
            while (reader.Read())
            {
                if (records.Take(ref reader, out _))
                {
                    found |= Judge(line, beforeFirst);
                }
            }
        }
        catch (InvalidOperationException)
        {
            // What the reader throws for escapes of half a character, or before what is no UTF-8.
            return found;
        }

        return found;
    }

    private void Accept(Action beforeFirst)
    {
        any = true;
        beforeFirst();
    }

    /// <summary>
    /// Finds the columns of the record: those of earlier records, or others where it has none of theirs. A damaged name must not give the
    /// records after it other columns.
    /// </summary>
    private bool TryBind()
    {
        foreach ((ColumnMap? columns, RecordJudge? known) in tables)
        {
            Bind(columns, known);
            if (WhatLacks() == Refusal.None)
            {
                return true;
            }
        }

        if (tables.Count > 0)
        {
            Bind(tables[0].Map, tables[0].Judge);
            if (HasAny())
            {
                return true;
            }
        }

        // DynamoDB's key has a time: where it lacks, the item is damaged, and no day as a whole.
        if (file.Resolver.TryResolve(records.Names) is not { } found || (records.AreTagged && found.Time < 0 && !file.Rules.NameColumns && IsOurs(found.Names[found.Date[0]])))
        {
            return tables.Count > 0;
        }

        tables.Add((found, file.Use(found, mayHaveDecimalComma: false, kind: records.AreTagged ? "DynamoDB JSON" : "JSON")));
        Bind(tables[^1].Map, tables[^1].Judge);
        return true;
    }

    private bool HasAny() => records.Has(map!.Date[0]) || records.Has(map.Value) || (map.Time >= 0 && records.Has(map.Time));

    private void Bind(ColumnMap columns, RecordJudge known)
    {
        (map, judge) = (columns, known);
        records.Bind(columns);
    }

    private Refusal WhatLacks() => map!.Date.Any(column => !records.Has(column)) ? Refusal.NoDate
        : map.Time >= 0 && !records.Has(map.Time) ? Refusal.NoTime
        : !records.Has(map.Value) ? Refusal.NoValue
        : Refusal.None;

    private Refusal WhatLacksOfOurs() =>
        !Has("Tanggal") ? Refusal.NoDate
        : !Has("Waktu") ? Refusal.NoTime
        : Refusal.NoValue;

    private bool Has(string name) => records.Names.Contains(name, StringComparer.OrdinalIgnoreCase);

    private static bool IsOurs(string name) =>
        name.Equals("Tanggal", StringComparison.OrdinalIgnoreCase) || name.Equals("Waktu", StringComparison.OrdinalIgnoreCase) || name.Equals("Value", StringComparison.OrdinalIgnoreCase);
}
