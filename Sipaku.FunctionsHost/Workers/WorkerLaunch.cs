using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Sipaku.FunctionsHost.Workers;

/// <summary>How an app's worker is started: what its <c>worker.config.json</c> says, as the Functions host reads it.</summary>
internal sealed class WorkerLaunch
{
    private const string ConfigFile = "worker.config.json";

    private readonly string _executable;
    private readonly string? _assembly;
    private readonly IReadOnlyDictionary<string, string> _environment;

    /// <param name="appDirectory">The app's build output.</param>
    /// <param name="environment">Variables beside those of this process.</param>
    /// <exception cref="FunctionsHostException">There is no Functions app in the directory.</exception>
    public WorkerLaunch(string appDirectory, IReadOnlyDictionary<string, string> environment)
    {
        AppDirectory = appDirectory;
        _environment = environment;
        string config = Path.Combine(appDirectory, ConfigFile);
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(config));
            JsonElement description = document.RootElement.GetProperty("description");
            string executable = description.GetProperty("defaultExecutablePath").GetString()!;
            _executable = executable == "dotnet" ? DotNet() : executable.Replace("{WorkerRoot}", appDirectory + Path.DirectorySeparatorChar, StringComparison.Ordinal);
            _assembly = executable == "dotnet" ? Path.Combine(appDirectory, description.GetProperty("defaultWorkerPath").GetString()!) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FunctionsHostException($"There is no Functions app for the .NET isolated worker in {appDirectory}: {config} cannot be read ({exception.Message})", exception);
        }

        if (_assembly is not null && !File.Exists(_assembly))
        {
            throw new WorkerStartException($"The app's worker {_assembly} is missing. Build or publish the app again.");
        }
    }

    /// <summary>The app's build output.</summary>
    public string AppDirectory { get; }

    /// <summary>What starts a worker that connects to a host.</summary>
    /// <param name="host">Where the host's gRPC server listens.</param>
    /// <param name="workerId">What the worker proves itself by.</param>
    public ProcessStartInfo Describe(Uri host, string workerId)
    {
        ProcessStartInfo start = new(_executable)
        {
            WorkingDirectory = AppDirectory,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (_assembly is not null)
        {
            start.ArgumentList.Add(_assembly);
        }

        Add("--functions-uri", host.AbsoluteUri);
        Add("--functions-worker-id", workerId);
        Add("--functions-request-id", Guid.NewGuid().ToString());
        Add("--functions-grpc-max-message-length", int.MaxValue.ToString(System.Globalization.CultureInfo.InvariantCulture));

        foreach ((string name, string value) in _environment)
        {
            start.Environment.TryAdd(name, value);
        }

        // A profiler of the host that holds its children at their start would hold this one for ever: the watch over it starts later.
        start.Environment.Remove("DOTNET_DiagnosticPorts");
        start.Environment["FUNCTIONS_APPLICATION_DIRECTORY"] = AppDirectory;
        start.Environment["FUNCTIONS_WORKER_RUNTIME"] = "dotnet-isolated";
        start.Environment.TryAdd("AZURE_FUNCTIONS_ENVIRONMENT", "Development");

        // 64 MB, in hexadecimal: what a burst of turns leaves behind dies young. No runtimeconfig.json can say it.
        start.Environment.TryAdd("DOTNET_GCgen0size", "4000000");
        start.Environment.TryGetValue(StartupHook.Variable, out string? hooks);
        start.Environment[StartupHook.Variable] = StartupHook.AppendTo(hooks);
        return start;

        void Add(string name, string value)
        {
            start.ArgumentList.Add(name);
            start.ArgumentList.Add(value);
        }
    }

    /// <summary>The .NET that runs this process, which the PATH need not name.</summary>
    private static string DotNet()
    {
        string own = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
        return File.Exists(own) ? own : "dotnet";
    }
}
