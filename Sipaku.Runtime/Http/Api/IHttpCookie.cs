namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>A cookie.</summary>
public interface IHttpCookie
{
    /// <summary>The domain it is sent to.</summary>
    string? Domain { get; }

    /// <summary>When it expires.</summary>
    DateTimeOffset? Expires { get; }

    /// <summary>Whether scripts cannot read it.</summary>
    bool? HttpOnly { get; }

    /// <summary>The seconds until it expires.</summary>
    double? MaxAge { get; }

    /// <summary>Its name.</summary>
    string Name { get; }

    /// <summary>The path it is sent to.</summary>
    string? Path { get; }

    /// <summary>Whether it is sent with requests from other sites.</summary>
    SameSite SameSite { get; }

    /// <summary>Whether it is sent over TLS only.</summary>
    bool? Secure { get; }

    /// <summary>Its value.</summary>
    string Value { get; }
}
