using Microsoft.Azure.Functions.Worker;
using Sipaku.Tests.Runtime.Api.Surface;
using Xunit;

namespace Sipaku.Tests.Runtime.Api;

public class PublicSurfaceTests
{
    private static readonly string[] s_officialNamespaces = ["Microsoft.", "DurableTask."];

    [Fact]
    public void Every_public_member_in_an_official_namespace_is_the_official_one()
    {
        HashSet<string> official = [.. Directory
            .EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Data", "api"), "*.txt")
            .SelectMany(File.ReadLines)
            .Where(line => line.Length > 0 && line[0] != '#')];

        string[] others = [.. typeof(FunctionContext).Assembly.GetExportedTypes()
            .Where(type => s_officialNamespaces.Any(name => type.Namespace!.StartsWith(name, StringComparison.Ordinal)))
            .SelectMany(SurfaceFormatter.Lines)
            .Where(line => !official.Contains(line))];

        Assert.Empty(others);
    }

    [Fact]
    public void Public_types_of_the_runtimes_own_are_in_its_own_namespaces()
        => Assert.All(
            typeof(FunctionContext).Assembly.GetExportedTypes(),
            type => Assert.Matches(@"^(Microsoft\.|DurableTask\.Core\.|Sipaku\.Runtime(\.|$))", type.Namespace!));
}
