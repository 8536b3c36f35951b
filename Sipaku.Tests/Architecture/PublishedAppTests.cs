using System.Diagnostics;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.Architecture;

/// <summary>What <c>dotnet publish Sipaku.Orchestrations</c> gives, which is what is deployed.</summary>
public sealed partial class PublishedAppTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sipaku-published-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Publish_GivesADeployableApp_WithEveryFunctionOfTheSources()
    {
        await PublishAsync();

        using JsonDocument metadata = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(_folder, "functions.metadata")));
        IEnumerable<string> published = metadata.RootElement.EnumerateArray().Select(function => function.GetProperty("name").GetString()!);
        Assert.Equal(FunctionsOfTheSources().Order(StringComparer.Ordinal), published.Order(StringComparer.Ordinal));
        Assert.All(
            ["host.json", "worker.config.json", "extensions.json", ".azurefunctions", "Sipaku.Orchestrations.dll", "Sipaku.Activities.dll"],
            name => Assert.True(Path.Exists(Path.Combine(_folder, name)), $"{name} is not published."));
        Assert.Contains("dashboard/index.html", ResourcesOf(Path.Combine(_folder, "Sipaku.Orchestrations.dll")));
    }

    private static List<string> ResourcesOf(string assembly)
    {
        using PEReader file = new(File.OpenRead(assembly));
        MetadataReader metadata = file.GetMetadataReader();
        return [.. metadata.ManifestResources.Select(resource => metadata.GetString(metadata.GetManifestResource(resource).Name))];
    }

    private static List<string> FunctionsOfTheSources() =>
        [
            .. new[] { "Sipaku.Orchestrations", "Sipaku.Activities" }
                .SelectMany(project => Directory.EnumerateFiles(Path.Combine(Repository.Root, project), "*.cs", SearchOption.AllDirectories))
                .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
                .SelectMany(file => Declaration().Matches(File.ReadAllText(file)))
                .Select(match => match.Groups["name"].Value),
        ];

    private async Task PublishAsync()
    {
        ProcessStartInfo start = new("dotnet", ["publish", "Sipaku.Orchestrations", "-c", Repository.Configuration, "--no-build", "-o", _folder, "-nologo", "-v", "quiet"])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
        };
        using Process publish = Process.Start(start)!;
        string output = await publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync();
        Assert.True(publish.ExitCode == 0, output);
    }

    [GeneratedRegex(@"\[Function\(nameof\((?<name>\w+)\)\)\]")]
    private static partial Regex Declaration();
}
