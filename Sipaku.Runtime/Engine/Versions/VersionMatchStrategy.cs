namespace Sipaku.Runtime.Engine.Versions;

/// <summary>Which orchestrations a host runs, by their versions; names and meanings are those of <c>versionMatchStrategy</c> in host.json.</summary>
internal enum VersionMatchStrategy
{
    /// <summary>All.</summary>
    None,

    /// <summary>Those of exactly its own version.</summary>
    Strict,

    /// <summary>Those of its own version, older ones and those without a version.</summary>
    CurrentOrOlder,
}
