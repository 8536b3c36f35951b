namespace Sipaku.Activities.Settings;

/// <summary>By whose levels daily averages are rated.</summary>
public enum BandScheme
{
    /// <summary>The original's, for raw sensor numbers.</summary>
    Raw,

    /// <summary>Indonesia's index.</summary>
    Ispu,

    /// <summary>The index of the US Environmental Protection Agency.</summary>
    UsAqi,

    /// <summary>The guidelines of the World Health Organization.</summary>
    Who,

    /// <summary><see cref="SipakuSettings.CustomBands"/>.</summary>
    Custom,
}
