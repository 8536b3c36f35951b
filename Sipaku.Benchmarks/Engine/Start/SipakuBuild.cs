using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Sipaku.Benchmarks.Engine.Start;

/// <summary>Sipaku.Local as it is built and as it is published, ready-to-run.</summary>
internal static class SipakuBuild
{
    private static readonly string Project = Path.Combine(Repository.Root, "Sipaku.Local");

    /// <returns>The executable.</returns>
    public static async Task<string> BuildAsync()
    {
        await DotNetAsync("build", Project, "-c", "Release");
        return Executable(Path.Combine(Project, "bin", "Release", new DirectoryInfo(AppContext.BaseDirectory).Name));
    }

    /// <returns>The executable.</returns>
    public static async Task<string> PublishAsync(string folder)
    {
        await DotNetAsync(
            "publish", Project, "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "--self-contained", "false", "-p:PublishReadyToRun=true", "-o", folder);
        return Executable(folder);
    }

    private static string Executable(string folder) => Path.Combine(folder, OperatingSystem.IsWindows() ? "Sipaku.Local.exe" : "Sipaku.Local");

    private static async Task DotNetAsync(params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo("dotnet", [.. arguments, "-nologo", "-v", "quiet"]) { RedirectStandardOutput = true })!;
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)} failed:\n{output}");
        }
    }
}
