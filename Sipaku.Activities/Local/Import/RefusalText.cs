using System.Text;
using Sipaku.Activities.Local.Import.Tables;

namespace Sipaku.Activities.Local.Import;

/// <summary>Puts refusals into words.</summary>
internal static class RefusalText
{
    private const int MostShown = 40;

    /// <summary>What such refusals have in common.</summary>
    public static string Reason(Refusal refusal) => refusal switch
    {
        Refusal.UnknownFormat => "neither a JSON object nor a table's header",
        Refusal.NotJson => "not a whole JSON object",
        Refusal.NotAnObject => "JSON, but not an object",
        Refusal.NoDate => "without a date",
        Refusal.NoTime => "without a time of day",
        Refusal.NoValue => "without a value",
        Refusal.BadDate => "no date from 1583 on",
        Refusal.DateOrder => "a date with day and month in another order than those before",
        Refusal.BadTime => "no time of day",
        Refusal.BadValue => "no finite number",
        Refusal.DecimalMark => "a number with a comma: say whether it is --decimal , or divides thousands, --decimal .",
        Refusal.FieldCount => "not as many fields as the header",
        Refusal.Quoting => "a quote that does not close, or in the middle of a field",
        Refusal.TooLong => "longer than 1 MiB",
        Refusal.Nul => "zero bytes, as a power cut leaves them",
        _ => refusal.ToString(),
    };

    /// <summary>What is wrong in one place.</summary>
    public static string Describe(Refusal refusal, ReadOnlySpan<byte> culprit) => refusal switch
    {
        Refusal.UnknownFormat or Refusal.BadTime or Refusal.BadValue or Refusal.DecimalMark => $"{Show(culprit)} is {Reason(refusal)}",
        Refusal.BadDate when !culprit.IsEmpty => $"{Show(culprit)} is {Reason(refusal)}",
        _ => Reason(refusal),
    };

    /// <summary>What a line holds goes to a terminal, so control characters are taken out.</summary>
    public static string Show(ReadOnlySpan<byte> text)
    {
        StringBuilder shown = new("'");
        foreach (Rune rune in FieldText.Decode(text[..Math.Min(text.Length, MostShown * 4)]).EnumerateRunes())
        {
            if (shown.Length > MostShown)
            {
                return shown.Append("…'").ToString();
            }

            shown.Append(Rune.IsControl(rune) ? "?" : rune.ToString());
        }

        return shown.Append('\'').ToString();
    }
}
