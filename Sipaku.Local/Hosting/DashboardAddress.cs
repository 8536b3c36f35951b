using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Sipaku.Local.Hosting;

/// <summary>Where the admin's page is, which is a function of the app.</summary>
internal static class DashboardAddress
{
    /// <summary>Below the host's address, without a slash before it.</summary>
    public const string Path = "api/dashboard";

    /// <summary>Leads from the host's address to the page, below a proxy's path as well.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/", () => Results.Redirect(Path));
}
