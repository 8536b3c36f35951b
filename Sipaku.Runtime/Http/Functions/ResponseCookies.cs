using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.Net.Http.Headers;

namespace Sipaku.Runtime.Http;

internal sealed class ResponseCookies : HttpCookies
{
    private readonly List<IHttpCookie> _cookies = [];

    /// <summary>The cookies as values of <c>Set-Cookie</c>.</summary>
    public IEnumerable<string> HeaderValues => _cookies.Select(ToHeader);

    public override void Append(string name, string value) => Append(new HttpCookie(name, value));

    public override void Append(IHttpCookie cookie)
    {
        ArgumentNullException.ThrowIfNull(cookie);
        _cookies.Add(cookie);
    }

    public override IHttpCookie CreateNew() => new HttpCookie(string.Empty, string.Empty);

    private static string ToHeader(IHttpCookie cookie) => new SetCookieHeaderValue(cookie.Name, Uri.EscapeDataString(cookie.Value))
    {
        Domain = cookie.Domain,
        Expires = cookie.Expires,
        HttpOnly = cookie.HttpOnly ?? false,
        MaxAge = cookie.MaxAge is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        Path = cookie.Path,
        SameSite = cookie.SameSite switch
        {
            SameSite.Lax => SameSiteMode.Lax,
            SameSite.Strict => SameSiteMode.Strict,
            SameSite.ExplicitNone => SameSiteMode.None,
            _ => SameSiteMode.Unspecified,
        },
        Secure = cookie.Secure ?? false,
    }.ToString();
}
