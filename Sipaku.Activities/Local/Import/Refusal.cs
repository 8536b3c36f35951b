namespace Sipaku.Activities.Local.Import;

/// <summary>Why a record is no reading.</summary>
internal enum Refusal
{
    None,
    UnknownFormat,
    NotJson,
    NotAnObject,
    NoDate,
    NoTime,
    NoValue,
    BadDate,
    DateOrder,
    BadTime,
    BadValue,
    DecimalMark,
    FieldCount,
    Quoting,
    TooLong,
    Nul,
}
