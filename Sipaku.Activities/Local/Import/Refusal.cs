namespace Sipaku.Activities.Local.Import;

/// <summary>Why a line is no reading.</summary>
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
    BadTime,
    BadValue,
    FieldCount,
    Quoting,
    TooLong,
}
