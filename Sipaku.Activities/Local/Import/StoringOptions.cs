namespace Sipaku.Activities.Local.Import;

/// <summary>What is to become of what an import reads.</summary>
public sealed record StoringOptions
{
    /// <summary>The share of refused lines, of those refused and imported, above which a file is not one of readings.</summary>
    public const double UsualMaxRefused = 0.2;

    /// <summary>Whether this is the bundled sample, which makes way for the first import that is not, and is refused where there are others.</summary>
    public bool Sample { get; init; }

    /// <summary>Above this share of refused lines in any file nothing is stored; 0 to 1.</summary>
    public double MaxRefused { get; init; } = UsualMaxRefused;

    /// <summary>Whether nothing is stored, only told.</summary>
    public bool DryRun { get; init; }

    /// <summary>Takes every refused line as <c>file:line: reason</c>, also where nothing is stored; null for nobody.</summary>
    public TextWriter? Rejects { get; init; }
}
