namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>The cookies that a response sets.</summary>
public abstract class HttpCookies
{
    /// <summary>Sets a cookie.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    public abstract void Append(string name, string value);

    /// <summary>Sets a cookie.</summary>
    /// <param name="cookie">The cookie.</param>
    public abstract void Append(IHttpCookie cookie);

    /// <summary>A new cookie, not yet set.</summary>
    public abstract IHttpCookie CreateNew();
}
