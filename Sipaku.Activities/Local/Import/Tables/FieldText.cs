using System.Text;

namespace Sipaku.Activities.Local.Import.Tables;

/// <summary>A field's bytes as text: UTF-8, or Latin-1 where they are no UTF-8.</summary>
internal static class FieldText
{
    public static string Decode(ReadOnlySpan<byte> bytes) => System.Text.Unicode.Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : Encoding.Latin1.GetString(bytes);
}
