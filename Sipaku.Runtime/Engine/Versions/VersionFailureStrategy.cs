namespace Sipaku.Runtime.Engine.Versions;

/// <summary>What becomes of an orchestration that a host does not run; as <c>versionFailureStrategy</c> in host.json.</summary>
internal enum VersionFailureStrategy
{
    /// <summary>It stays as it is, for a host that runs it.</summary>
    Reject,

    /// <summary>It fails.</summary>
    Fail,
}
