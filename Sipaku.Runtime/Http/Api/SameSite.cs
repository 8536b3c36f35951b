namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>Whether a cookie is sent with requests from other sites.</summary>
public enum SameSite
{
    /// <summary>Not said.</summary>
    None,

    /// <summary>With top-level navigation only.</summary>
    Lax,

    /// <summary>Never.</summary>
    Strict,

    /// <summary>Always, and said so.</summary>
    ExplicitNone,
}
