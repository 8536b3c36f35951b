using Sipaku.Activities.Contracts;

namespace Sipaku.Activities.Settings;

/// <summary>What a run does: what it is asked for, and beyond that what the settings say.</summary>
internal static class SettingsTerms
{
    /// <summary>The terms of a run that starts at an instant.</summary>
    public static RunTerms TermsOf(this SipakuSettings settings, ForecastRequest wanted, DateTime utc) => new(
        settings.DayAt(utc),
        wanted.Scale ?? settings.Scale,
        wanted.GapPolicy ?? settings.GapPolicy,
        wanted.ExcludeToday ?? settings.ExcludeToday);
}
