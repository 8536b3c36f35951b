using Microsoft.Azure.Functions.Worker;

namespace Sipaku.Runtime.Worker;

/// <summary>Where an HTTP function answers.</summary>
/// <param name="Template">The route below the route prefix.</param>
/// <param name="Methods">The HTTP methods in upper case; empty for any.</param>
/// <param name="Level">Which key is asked for.</param>
internal sealed record HttpRoute(string Template, IReadOnlyList<string> Methods, AuthorizationLevel Level);
