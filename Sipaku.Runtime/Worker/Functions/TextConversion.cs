using System.Globalization;
using System.Text.Json;

namespace Sipaku.Runtime.Worker;

/// <summary>Turns route and query text into parameter values; arrays are JSON.</summary>
internal static class TextConversion
{
    public static bool CanConvert(Type type)
    {
        Type target = Nullable.GetUnderlyingType(type) ?? type;
        return target.IsEnum
            || target == typeof(Guid)
            || target == typeof(DateTimeOffset)
            || target == typeof(TimeSpan)
            || target == typeof(DateOnly)
            || target == typeof(TimeOnly)
            || target == typeof(Uri)
            || (target.IsArray && CanConvert(target.GetElementType()!))
            || (typeof(IConvertible).IsAssignableFrom(target) && Type.GetTypeCode(target) is not (TypeCode.Object or TypeCode.DBNull or TypeCode.Empty));
    }

    /// <exception cref="FormatException">The text is no such value.</exception>
    public static object Convert(string text, Type type)
    {
        Type target = Nullable.GetUnderlyingType(type) ?? type;
        CultureInfo invariant = CultureInfo.InvariantCulture;
        try
        {
            return target switch
            {
                _ when target == typeof(string) => text,
                _ when target.IsArray => JsonSerializer.Deserialize(text, target) ?? throw new FormatException("null is no array."),
                _ when target.IsEnum => Enum.Parse(target, text, ignoreCase: true),
                _ when target == typeof(Guid) => Guid.Parse(text),
                _ when target == typeof(DateTime) => DateTime.Parse(text, invariant, DateTimeStyles.RoundtripKind),
                _ when target == typeof(DateTimeOffset) => DateTimeOffset.Parse(text, invariant, DateTimeStyles.AssumeUniversal),
                _ when target == typeof(DateOnly) => DateOnly.Parse(text, invariant),
                _ when target == typeof(TimeOnly) => TimeOnly.Parse(text, invariant),
                _ when target == typeof(TimeSpan) => TimeSpan.Parse(text, invariant),
                _ when target == typeof(Uri) => new Uri(text, UriKind.RelativeOrAbsolute),
                _ => System.Convert.ChangeType(text, target, invariant),
            };
        }
        catch (Exception exception) when (exception is JsonException or OverflowException or ArgumentException or InvalidCastException)
        {
            throw new FormatException(exception.Message, exception);
        }
    }
}
