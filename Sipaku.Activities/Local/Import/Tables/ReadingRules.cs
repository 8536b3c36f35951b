using NodaTime;
using Sipaku.Activities.Local.Import.Texts;
using Sipaku.Activities.Settings;

namespace Sipaku.Activities.Local.Import.Tables;

/// <summary>What the user and the settings say about the files of an import, checked.</summary>
internal sealed class ReadingRules
{
    private ReadingRules(ImportOptions options, IReadOnlyList<Profile> profiles, ProfileSettings? own, DateTimeZone? zone)
    {
        Profiles = profiles;
        Own = own;
        DateColumn = options.DateColumn ?? own?.DateColumn;
        TimeColumn = options.TimeColumn ?? own?.TimeColumn;
        ValueColumn = options.ValueColumn ?? own?.ValueColumn;
        Where = [.. (options.Where.Count > 0 ? options.Where : own?.WhereClauses() ?? []).Select(WhereClause.Parse)];
        DecimalMark = ReadMark(options.DecimalMark ?? own?.Decimal);
        Delimiter = ReadDelimiter(options.Delimiter ?? own?.Delimiter);
        (Orders, DatePattern) = ReadDateFormat(options.DateFormat ?? own?.DateFormat);
        ProfileName = own is null ? null : options.Profile;
        AcceptTruncated = options.AcceptTruncated;
        Clock = new StationClock(zone);
        AreDefault = own is null && DateColumn is null && TimeColumn is null && ValueColumn is null && Where.Count == 0 && DecimalMark is null && DatePattern is null
            && (profiles.Count > 1 || profiles[0] == Tables.Profiles.Sipaku);
    }

    /// <summary>The profiles that a file may fit, in the order in which they are tried.</summary>
    public IReadOnlyList<Profile> Profiles { get; }

    /// <summary>The profile of the settings that the user chose.</summary>
    public ProfileSettings? Own { get; }

    /// <summary>Its name.</summary>
    public string? ProfileName { get; }

    public string? DateColumn { get; }

    public string? TimeColumn { get; }

    public string? ValueColumn { get; }

    public IReadOnlyList<WhereClause> Where { get; }

    public byte? DecimalMark { get; }

    public byte? Delimiter { get; }

    public DateOrders Orders { get; }

    /// <summary>A pattern of .NET.</summary>
    public string? DatePattern { get; }

    public bool AcceptTruncated { get; }

    public StationClock Clock { get; }

    /// <summary>Whether the user says nothing that an export line of DynamoDB could not be read without.</summary>
    public bool AreDefault { get; }

    /// <summary>Whether the user names a column of date or time.</summary>
    public bool NameColumns => DateColumn is not null || TimeColumn is not null;

    /// <summary>Whether every column that is named is named by its number, so that a file may do without a header.</summary>
    public bool AreByNumber =>
        IsNumber(ValueColumn) && (DateColumn is null || IsNumber(DateColumn)) && (TimeColumn is null || IsNumber(TimeColumn));

    /// <summary>The rules of an import.</summary>
    /// <exception cref="ImportException">An option cannot be used.</exception>
    public static ReadingRules Of(ImportOptions options, SipakuSettings settings)
    {
        DateTimeZone? zone = string.IsNullOrEmpty(settings.TimeZone) ? null : settings.Zone();
        if (options.Profile is not { } name)
        {
            return new ReadingRules(options, Tables.Profiles.All, null, zone);
        }

        foreach ((string? key, ProfileSettings? own) in settings.Profiles)
        {
            if (key.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return new ReadingRules(options, Tables.Profiles.All, own, zone);
            }
        }

        return Tables.Profiles.All.FirstOrDefault(profile => profile.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } ours
            ? new ReadingRules(options, [ours], null, zone)
            : throw new ImportException($"There is no profile '{name}'. There are: {string.Join(", ", Tables.Profiles.All.Select(profile => profile.Name).Concat(settings.Profiles.Keys))}.");
    }

    private static bool IsNumber(string? column) => int.TryParse(column, out int number) && number > 0;

    private static byte? ReadMark(string? text) => text switch
    {
        null => null,
        "." or "," => (byte)text[0],
        _ => throw new ImportException($"--decimal '{text}' is neither '.' nor ','."),
    };

    private static byte? ReadDelimiter(string? text) => text switch
    {
        null => null,
        "tab" or "\\t" => (byte)'\t',
        "comma" => (byte)',',
        "semicolon" => (byte)';',
        [< (char)0x80 and not '"'] => (byte)text[0],
        _ => throw new ImportException($"--delimiter '{text}' is neither one ASCII character nor tab."),
    };

    private static (DateOrders Orders, string? Pattern) ReadDateFormat(string? text) => text?.ToUpperInvariant() switch
    {
        null => (DateOrders.Any, null),
        "YMD" => (DateOrders.YearMonthDay, null),
        "DMY" => (DateOrders.DayMonthYear, null),
        "MDY" => (DateOrders.MonthDayYear, null),
        _ when text.Contains('d', StringComparison.Ordinal) && text.Contains('M', StringComparison.Ordinal) && text.Contains('y', StringComparison.Ordinal) => (DateOrders.Any, text),
        _ => throw new ImportException($"--date-format '{text}' is neither dmy, mdy, ymd nor a pattern with d, M and y such as dd.MM.yyyy."),
    };
}
