using System.Diagnostics;
using System.Runtime.Versioning;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.Dashboard;

/// <summary>The build of the page where it cannot be made.</summary>
public sealed class DashboardBuildTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sipaku-page-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Build_WithoutNode_SaysSoAndGoesOn_WhileAPublishMustHaveThePage()
    {
        File.CreateSymbolicLink(Path.Combine(_folder, "sh"), "/bin/sh");
        string project = Path.Combine(Repository.Root, "Sipaku.Orchestrations", "Sipaku.Orchestrations.csproj");
        string page = Path.Combine(_folder, "page", "index.html");

        (int exitCode, string output) = await RunAsync(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? Environment.ProcessPath!,
            "msbuild", project, "-nologo", "-t:BuildDashboard;RequireDashboard", $"-p:DashboardOutput={_folder}/page/", $"-p:DashboardPage={page}");

        string[] lines = [.. output.Split('\n').Where(line => line.Contains("page", StringComparison.Ordinal))];
        Assert.Contains(lines, line => line.Contains("is not built, everything else is: it needs Node.js", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("error : The admin's page is not built, and what is published must have it", StringComparison.Ordinal));
        Assert.DoesNotContain("warning", output, StringComparison.Ordinal);
        Assert.Equal(1, exitCode);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Build_ThatHangs_IsGivenUp()
    {
        string npm = Path.Combine(_folder, "npm");
        await File.WriteAllTextAsync(npm, "#!/bin/sh\nexec /bin/sleep 600\n");
        File.SetUnixFileMode(npm, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        string node = Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "node")).First(File.Exists);

        (int exitCode, string output) = await RunAsync(node, Path.Combine(Repository.Root, "dashboard", "build.mjs"), Path.Combine(_folder, "page"), "1");

        Assert.Contains("failed. It took more than 1 s.", output, StringComparison.Ordinal);
        Assert.Equal(1, exitCode);
    }

    /// <summary>Runs a program that finds nothing but what the test's folder has.</summary>
    private async Task<(int ExitCode, string Output)> RunAsync(string program, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardOutput = true, WorkingDirectory = _folder };
        start.Environment["PATH"] = _folder;
        using Process process = Process.Start(start)!;
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output);
    }
}
