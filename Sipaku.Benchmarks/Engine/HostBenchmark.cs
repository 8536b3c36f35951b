using System.Diagnostics;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Sipaku.Runtime.Hosting;

namespace Sipaku.Benchmarks.Engine;

/// <summary>A host as a process of its own: how soon it answers, and what it costs when it has nothing to do.</summary>
internal static class HostBenchmark
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(10);

    public static async Task<Measurement> RunAsync()
    {
        string home = Path.Combine(BenchmarkEngine.Root(), Guid.NewGuid().ToString("N"));
        long started = Stopwatch.GetTimestamp();
        using Process host = Process.Start(new ProcessStartInfo("dotnet", [typeof(HostBenchmark).Assembly.Location, "host-child", home])
        {
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        })!;
        string address = await host.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The host did not start.");
        using HttpClient client = new() { BaseAddress = new Uri(address) };
        (await client.GetAsync(new Uri("api/hello", UriKind.Relative))).EnsureSuccessStatusCode();
        double answered = Stopwatch.GetElapsedTime(started).TotalMilliseconds;

        // What start-up left to do is not idling yet.
        await Task.Delay(TimeSpan.FromSeconds(3));
        host.Refresh();
        TimeSpan before = host.TotalProcessorTime;
        await Task.Delay(Idle);
        host.Refresh();
        double share = (host.TotalProcessorTime - before) / Idle * 100;
        double memory = host.WorkingSet64 / (1024.0 * 1024.0);
        host.StandardInput.Close();
        await host.WaitForExitAsync();
        Directory.Delete(home, recursive: true);
        return new(
        [
            new("host, from process start to first HTTP answer, ms", answered, "< 600"),
            new("host, idle, % of a core", share, "< 1"),
            new("host, idle, MB", memory, "< 120"),
        ]);
    }

    /// <summary>The host itself; it ends with its standard input.</summary>
    public static async Task<int> ServeAsync(string home)
    {
        FunctionsApplicationBuilder builder = FunctionsApplication.CreateBuilder([]);
        builder.Logging.ClearProviders();
        builder.UseEmbeddedRuntime(options =>
        {
            options.Home = home;
            options.Urls = ["http://127.0.0.1:0"];
            options.FunctionTypes = [typeof(BenchmarkFunctions)];
        });
        using IHost host = builder.Build();
        await host.StartAsync();
        await Console.Out.WriteLineAsync(host.Services.GetRequiredService<IEmbeddedHostInfo>().Address.ToString());
        await Console.In.ReadToEndAsync();
        await host.StopAsync();
        return 0;
    }
}
