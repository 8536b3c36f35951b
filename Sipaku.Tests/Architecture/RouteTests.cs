using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Sipaku.Orchestrations.Functions;
using Xunit;

namespace Sipaku.Tests.Architecture;

/// <summary>
/// Azure Functions takes the first route that fits, in the order of the functions' names (FunctionMetadataManager of azure-functions-host,
/// its issue 9876), and not the most specific one as ASP.NET Core does.
/// </summary>
public sealed class RouteTests
{
    [Fact]
    public void Functions_WhoseRoutesOverlap_HaveNamesInTheOrderInWhichTheyAreToBeTried()
    {
        (string Name, string[] Segments, string[] Verbs)[] routes = [.. Routes()];

        foreach ((string name, string[] segments, string[] verbs) in routes)
        {
            foreach ((string later, string[] general, string[] otherVerbs) in routes)
            {
                if (name != later && verbs.Intersect(otherVerbs, StringComparer.OrdinalIgnoreCase).Any() && Covers(general, segments))
                {
                    Assert.True(string.CompareOrdinal(name, later) < 0, $"{later} would answer what is {name}'s: give one of them another name.");
                }
            }
        }

        Assert.Contains(routes, route => route.Segments is ["forecasts", "latest"]);
    }

    private static IEnumerable<(string Name, string[] Segments, string[] Verbs)> Routes() =>
        from method in typeof(StartForecast).Assembly.GetTypes().SelectMany(type => type.GetMethods())
        let function = method.GetCustomAttribute<FunctionAttribute>()
        where function is not null
        from parameter in method.GetParameters()
        let trigger = parameter.GetCustomAttribute<HttpTriggerAttribute>()
        where trigger is not null
        select (function.Name, trigger.Route!.Split('/'), trigger.Methods!);

    private static bool Covers(string[] general, string[] special) =>
        general.Length == special.Length && general.Zip(special).All(pair => pair.First == pair.Second || pair.First.StartsWith('{'));
}
