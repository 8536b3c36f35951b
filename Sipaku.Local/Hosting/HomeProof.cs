using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Sipaku.Local.Hosting;

/// <summary>The host's side of the home's secret: it proves which home it serves, and knows the home's own commands by their proof.</summary>
internal sealed class HomeProof(HomeSecret secret, string session)
{
    /// <summary>Where a host proves itself; the query holds a <c>nonce</c>.</summary>
    public const string Path = "/admin/home";

    /// <summary>The header with a client's proof.</summary>
    public const string Header = "x-sipaku-home";

    /// <summary>Serves the proof. Anyone may ask: it says nothing to those who do not know the secret.</summary>
    public void Map(IEndpointRouteBuilder routes) => routes.MapGet(Path, (HttpContext http) =>
        Results.Text(secret.HostProof(session, http.Request.Query["nonce"].ToString())));

    /// <summary>Whether a request comes from a command of this home.</summary>
    public bool IsOwn(HttpRequest request) => HomeSecret.Matches(secret.ClientProof(session), request.Headers[Header]);
}
