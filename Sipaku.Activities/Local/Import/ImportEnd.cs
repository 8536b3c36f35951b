namespace Sipaku.Activities.Local.Import;

/// <summary>How an import went out of force.</summary>
public enum ImportEnd
{
    /// <summary>It was undone.</summary>
    Undone,

    /// <summary>Its readings were cleared.</summary>
    Cleared,

    /// <summary>It was the sample's, and made way for the first real import.</summary>
    MadeWay,
}
