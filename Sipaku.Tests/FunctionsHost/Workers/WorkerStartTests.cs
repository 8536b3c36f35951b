using Sipaku.FunctionsHost;
using Sipaku.Tests.FunctionsHost.Support;
using Xunit;

namespace Sipaku.Tests.FunctionsHost.Workers;

public sealed class WorkerStartTests : IDisposable
{
    private const string Config = "worker.config.json";

    private readonly HostFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Start_WhenTheFolderHoldsNoApp_ShouldSayWhatIsMissing() =>
        Assert.Contains($"no Functions app for the .NET isolated worker in {App()}", await RefusalAsync<FunctionsHostException>(App()), StringComparison.Ordinal);

    [Fact]
    public async Task Start_WhenTheAppsAssemblyIsMissing_ShouldSaySo() => Assert.Contains(
        "Sipaku.Tests.App.dll is missing", await RefusalAsync<WorkerStartException>(App(file => file == Config)), StringComparison.Ordinal);

    [Fact]
    public async Task Start_WhenAnAssemblyThatTheAppNeedsIsMissing_ShouldNameIt() => Assert.Contains(
        "Microsoft.Azure.Functions.Worker.Grpc",
        await RefusalAsync<WorkerStartException>(App(file => file != "Microsoft.Azure.Functions.Worker.Grpc.dll")),
        StringComparison.Ordinal);

    [Fact]
    public async Task Start_WhenTheAppsProgramThrows_ShouldSayWhat() => Assert.Contains(
        "The app's own settings are wrong.", await RefusalAsync<WorkerStartException>(TestHost.AppDirectory, "throws"), StringComparison.Ordinal);

    [Fact]
    public async Task Start_WhenTheAppUsesAspNetCoreIntegration_ShouldRefuseIt() => Assert.Contains(
        "ASP.NET Core integration", await RefusalAsync<FunctionsHostException>(TestHost.AppDirectory, "asp-net-core"), StringComparison.Ordinal);

    private async Task<string> RefusalAsync<T>(string app, string mode = "")
        where T : FunctionsHostException => await TestHost.RefusalAsync<T>(
        _folder,
        options => options.WorkerEnvironment["SIPAKU_TEST_APP"] = mode,
        new FunctionsHostOptions { AppDirectory = app, LogLevel = Microsoft.Extensions.Logging.LogLevel.None });

    /// <summary>A folder with some files of the tests' app.</summary>
    private string App(Func<string, bool>? files = null)
    {
        string folder = Directory.CreateDirectory(Path.Combine(_folder.Path, "app")).FullName;
        foreach (string file in Directory.EnumerateFiles(TestHost.AppDirectory).Where(file => files?.Invoke(Path.GetFileName(file)) == true))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        return folder;
    }
}
