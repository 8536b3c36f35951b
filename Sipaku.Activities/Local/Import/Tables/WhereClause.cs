namespace Sipaku.Activities.Local.Import.Tables;

/// <summary>A condition that rows have to fulfil.</summary>
/// <param name="Column">The column's name or number, as the user wrote it.</param>
/// <param name="Value">What it has to hold; <c>*</c> is any value.</param>
internal sealed record WhereClause(string Column, string Value)
{
    public bool IsAny => Value == "*";

    /// <summary>Reads <c>column=value</c>.</summary>
    /// <exception cref="ImportException">It is not of that form.</exception>
    public static WhereClause Parse(string text) => text.IndexOf('=', StringComparison.Ordinal) is > 0 and var at
        ? new WhereClause(text[..at].Trim(), text[(at + 1)..].Trim())
        : throw new ImportException($"--where '{text}' is not of the form column=value.");

    public override string ToString() => $"{Column}={Value}";
}
