using Microsoft.Playwright;

namespace Sipaku.Tests.Dashboard.Support;

/// <summary>The system's Chromium: one for all tests, which ends with their process.</summary>
internal static class Chromium
{
    private const string Variable = "SIPAKU_CHROMIUM";

    private static readonly Lazy<Task<IBrowser>> Shared = new(LaunchAsync);

    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static Task<IBrowser> GetAsync() => Shared.Value;

    private static async Task<IBrowser> LaunchAsync()
    {
        IPlaywright playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Find(),
            // It runs as root in containers, where its sandbox cannot be.
            Args = ["--no-sandbox"],
        });
    }

    private static string Find() => Environment.GetEnvironmentVariable(Variable)
        ?? (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => new[] { "chromium", "chromium-browser", "google-chrome" }.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException($"The page is looked at with Chromium. At the repository's root: eng/install-chromium, or set {Variable} to its path.");
}
