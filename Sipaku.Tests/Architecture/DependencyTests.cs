using System.Reflection;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.Architecture;

public sealed class DependencyTests
{
    [Theory]
    [InlineData("Sipaku.AwsClients")]
    [InlineData("Sipaku.AwsSimulator")]
    [InlineData("Sipaku.DurableTask.Sqlite")]
    [InlineData("Sipaku.FunctionsHost", "Sipaku.DurableTask.Sqlite")]
    [InlineData("Sipaku.Activities", "Sipaku.AwsClients")]
    [InlineData("Sipaku.Orchestrations", "Sipaku.Activities")]
    [InlineData("Sipaku.Local", "Sipaku.Activities", "Sipaku.DurableTask.Sqlite", "Sipaku.FunctionsHost")]
    public void Dependencies_RunOneWay(string assembly, params string[] allowed)
    {
        IEnumerable<string> own = ReferencesOf(assembly).Where(name => name.StartsWith("Sipaku.", StringComparison.Ordinal));

        Assert.Empty(own.Except(allowed));
    }

    [Theory]
    [InlineData("Sipaku.Orchestrations", "AWSSDK.", "DuckDB.", "MathNet.", "Microsoft.Data.Sqlite")]
    [InlineData("Sipaku.Local", "AWSSDK.", "DuckDB.", "MathNet.", "Microsoft.Data.Sqlite", "Microsoft.Azure.")]
    [InlineData("Sipaku.FunctionsHost", "AWSSDK.", "DuckDB.", "MathNet.", "Microsoft.Data.Sqlite", "SQLitePCLRaw.", "Microsoft.Azure.Functions.Worker")]
    [InlineData("Sipaku.DurableTask.Sqlite", "AWSSDK.", "DuckDB.", "MathNet.", "Microsoft.Azure.", "Microsoft.AspNetCore.")]
    [InlineData("Sipaku.AwsClients", "DuckDB.", "MathNet.", "Microsoft.Data.Sqlite", "Microsoft.AspNetCore.")]
    public void Libraries_AreSeenOnlyWhereTheyBelong(string assembly, params string[] kept)
    {
        Assert.DoesNotContain(ReferencesOf(assembly), name => kept.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)));
    }

    [Fact]
    public void FlowAndSteps_HoldNoConditionalCompilation()
    {
        IEnumerable<string> sources = new[] { "Sipaku.Orchestrations", "Sipaku.Activities" }
            .SelectMany(project => Directory.EnumerateFiles(Path.Combine(Repository.Root, project), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

        Assert.DoesNotContain(sources, file => File.ReadLines(file).Any(line => line.TrimStart().StartsWith("#if", StringComparison.Ordinal)));
    }

    private static IEnumerable<string> ReferencesOf(string assembly) => Assembly.Load(assembly).GetReferencedAssemblies().Select(name => name.Name!);
}
