namespace Sipaku.Activities.Local.Import.Tables;

/// <summary>A record's texts, one a column, without quotes and blanks around them. Valid until the next record.</summary>
internal interface IRecordFields
{
    /// <summary>Columns that the record has.</summary>
    int Count { get; }

    /// <summary>The text of a column; empty where the record says nothing.</summary>
    ReadOnlySpan<byte> this[int column] { get; }
}
