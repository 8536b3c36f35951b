namespace Microsoft.Azure.Functions.Worker;

/// <summary>Which key an HTTP function asks for. Without a host key every level is open, as under Core Tools.</summary>
public enum AuthorizationLevel
{
    /// <summary>No key.</summary>
    Anonymous = 0,

    /// <summary>A signed-in user; treated as <see cref="Function"/>.</summary>
    User = 1,

    /// <summary>A function key; here the host key.</summary>
    Function = 2,

    /// <summary>A system key; here the host key.</summary>
    System = 3,

    /// <summary>The master key; here the host key.</summary>
    Admin = 4,
}
