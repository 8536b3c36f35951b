using System.Text;
using DurableTask.Core;
using Microsoft.Extensions.Logging;
using Sipaku.DurableTask.Sqlite;
using Sipaku.FunctionsHost;
using Sipaku.FunctionsHost.Settings;
using Sipaku.Tests.Support;
using Xunit;
using Host = Sipaku.FunctionsHost.FunctionsHost;

namespace Sipaku.Tests.FunctionsHost.Support;

/// <summary>A real host on a free loopback port with the tests' app.</summary>
public sealed class TestHost : IAsyncDisposable
{
    public const string ManagementPath = "/runtime/webhooks/durabletask";

    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);

    private readonly Host _host;

    private TestHost(Host host)
    {
        _host = host;
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = host.Address };
    }

    /// <summary>The output of the tests' app.</summary>
    public static string AppDirectory { get; } = Path.GetDirectoryName(Repository.OutputOf("Sipaku.Tests.App", "worker.config.json"))!;

    public HttpClient Http { get; }

    public Uri Address => _host.Address;

    public SqliteOrchestrationService Store => _host.Store;

    public static async Task<TestHost> StartAsync(HostFolder folder, Action<FunctionsHostOptions>? configure = null, FunctionsHostOptions? options = null)
    {
        options ??= NewOptions();
        options.Urls = ["http://127.0.0.1:0"];
        options.WorkerEnvironment["SIPAKU_TEST_APP_JOURNAL"] = folder.Journal;
        configure?.Invoke(options);
        return new TestHost(await Host.StartAsync(new FunctionsHostSettings(folder.Path), options, CancellationToken.None));
    }

    /// <summary>A host with its durable state on the disk.</summary>
    public static Task<TestHost> StartOnDiskAsync(HostFolder folder) =>
        StartAsync(folder, options: new FunctionsHostOptions { AppDirectory = AppDirectory, LogLevel = LogLevel.None, DatabasePath = folder.Database });

    public static FunctionsHostOptions NewOptions() => new() { AppDirectory = AppDirectory, LogLevel = LogLevel.None };

    /// <summary>What a host says that refuses to start: one line.</summary>
    public static async Task<string> RefusalAsync<T>(HostFolder folder, Action<FunctionsHostOptions>? configure = null, FunctionsHostOptions? options = null)
        where T : FunctionsHostException
    {
        T refusal = await Assert.ThrowsAsync<T>(() => StartAsync(folder, configure, options));
        Assert.DoesNotContain('\n', refusal.Message);
        return refusal.Message;
    }

    public static StringContent Json(string json) => new(json, Encoding.UTF8, "application/json");

    /// <summary>Starts an orchestration through the management API.</summary>
    public async Task StartInstanceAsync(string orchestrator, string id, string input = "null")
    {
        using HttpResponseMessage response = await Http.PostAsync($"{ManagementPath}/orchestrators/{orchestrator}/{id}", Json(input));
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    }

    public async Task RaiseEventAsync(string id, string name, string json)
    {
        using HttpResponseMessage response = await Http.PostAsync($"{ManagementPath}/instances/{id}/raiseEvent/{name}", Json(json));
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    }

    /// <summary>Waits until an orchestration has ended.</summary>
    public async Task<OrchestrationState> EndAsync(string id) =>
        await Store.WaitForOrchestrationAsync(id, null, Bound, CancellationToken.None) is { } state && state.OrchestrationStatus is not (OrchestrationStatus.Running or OrchestrationStatus.Pending)
            ? state
            : throw new TimeoutException($"'{id}' did not end.");

    /// <summary>The id of the worker's process, which is another one after each death.</summary>
    public async Task<int> WorkerAsync() => int.Parse(await Http.GetStringAsync("/api/process"), System.Globalization.CultureInfo.InvariantCulture);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _host.DisposeAsync();
    }
}
