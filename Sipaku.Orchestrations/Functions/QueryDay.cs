using System.Globalization;

namespace Sipaku.Orchestrations.Functions;

/// <summary>Days in addresses.</summary>
internal static class QueryDay
{
    /// <summary>The day that a text of the form <c>yyyy-MM-dd</c> says; <see langword="null"/> where it says none.</summary>
    public static DateOnly? Of(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day : null;
}
