namespace Sipaku.FunctionsHost.Metadata;

/// <summary>The key that an HTTP function asks for, by the names of its trigger's <c>authLevel</c>.</summary>
internal enum AccessLevel
{
    /// <summary>None.</summary>
    Anonymous,

    /// <summary>A function's or the host's key; this host has the one host key.</summary>
    Function,

    /// <summary>The master key; this host has the one host key.</summary>
    Admin,
}
