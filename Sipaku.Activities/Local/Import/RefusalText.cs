using System.Text;

namespace Sipaku.Activities.Local.Import;

/// <summary>Puts refusals into words.</summary>
internal static class RefusalText
{
    private const int MostShown = 40;

    /// <summary>What such refusals have in common.</summary>
    public static string Reason(Refusal refusal) => refusal switch
    {
        Refusal.UnknownFormat => "neither a JSON object nor a CSV header with Tanggal, Waktu and Value",
        Refusal.NotJson => "not a whole JSON object",
        Refusal.NotAnObject => "JSON, but not an object",
        Refusal.NoDate => "no Tanggal of type s",
        Refusal.NoTime => "no Waktu of type s",
        Refusal.NoValue => "no Value of type n",
        Refusal.BadDate => "no date (yyyy-MM-dd, from 1583 on)",
        Refusal.BadTime => "no time (HH:mm or HH:mm:ss)",
        Refusal.BadValue => "no finite number",
        Refusal.FieldCount => "not as many fields as the header",
        Refusal.Quoting => "a quote that does not close, or in the middle of a field",
        Refusal.TooLong => "longer than 1 MiB",
        _ => refusal.ToString(),
    };

    /// <summary>What is wrong in one place.</summary>
    public static string Describe(Refusal refusal, ReadOnlySpan<byte> culprit) => refusal switch
    {
        Refusal.UnknownFormat => $"{Show(culprit)} is {Reason(refusal)}",
        Refusal.BadDate => $"Tanggal {Show(culprit)} is {Reason(refusal)}",
        Refusal.BadTime => $"Waktu {Show(culprit)} is {Reason(refusal)}",
        Refusal.BadValue => $"Value {Show(culprit)} is {Reason(refusal)}",
        _ => Reason(refusal),
    };

    /// <summary>What a line holds goes to a terminal, so control characters are taken out.</summary>
    private static string Show(ReadOnlySpan<byte> text)
    {
        var shown = new StringBuilder("'");
        foreach (var rune in Encoding.UTF8.GetString(text[..Math.Min(text.Length, MostShown * 4)]).EnumerateRunes())
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
