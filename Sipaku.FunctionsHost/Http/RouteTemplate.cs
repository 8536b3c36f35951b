using Microsoft.AspNetCore.Routing.Patterns;
using Sipaku.FunctionsHost.Metadata;

namespace Sipaku.FunctionsHost.Http;

/// <summary>The routes of HTTP functions.</summary>
internal static class RouteTemplate
{
    /// <exception cref="FunctionsHostException">The route is malformed.</exception>
    public static string Of(AppFunction function, string prefix)
    {
        string template = prefix.Length == 0 ? function.Http!.Route : $"{prefix}/{function.Http!.Route}";
        try
        {
            _ = RoutePatternFactory.Parse(template);
            return template;
        }
        catch (RoutePatternException exception)
        {
            throw new FunctionsHostException($"The route '{template}' of the function '{function.Name}' is malformed: {exception.Message}", exception);
        }
    }

    /// <summary>The template with its parameters' names taken out: what decides which requests it matches.</summary>
    public static string Shape(string template) => string.Join('/', RoutePatternFactory.Parse(template).PathSegments.Select(segment => string.Concat(
        segment.Parts.Select(part => part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternSeparatorPart separator => separator.Content,
            RoutePatternParameterPart parameter => $"{{{(parameter.IsCatchAll ? "*" : string.Empty)}:{string.Join(':', parameter.ParameterPolicies.Select(policy => policy.Content))}}}",
            _ => string.Empty,
        }))));
}
