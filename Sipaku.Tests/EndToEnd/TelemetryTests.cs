using System.Collections.Concurrent;
using System.Net;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.EndToEnd;

public sealed class TelemetryTests
{
    [Fact]
    public async Task Run_WhenACollectorIsNamed_SendsItsTracesAndMetricsThere()
    {
        using TemporaryHome home = new();
        using HttpListener collector = Listen(out string address);
        ConcurrentDictionary<string, long> received = [];
        Task collecting = CollectAsync(collector, received);

        using SipakuProcess run = SipakuProcess.Start(
            home.Path,
            new Dictionary<string, string>
            {
                ["OTEL_EXPORTER_OTLP_ENDPOINT"] = address,
                ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            },
            "run");
        SipakuResult result = await run.EndAsync();
        collector.Stop();
        await collecting;

        Assert.True(result.ExitCode == 0, result.Errors);
        Assert.True(received.GetValueOrDefault("/v1/traces") > 0, "No traces came.");
        Assert.True(received.GetValueOrDefault("/v1/metrics") > 0, "No metrics came.");
    }

    private static HttpListener Listen(out string address)
    {
        using System.Net.Sockets.TcpListener free = new(IPAddress.Loopback, 0);
        free.Start();
        address = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/";
        free.Stop();
        HttpListener listener = new() { Prefixes = { address } };
        listener.Start();
        return listener;
    }

    private static async Task CollectAsync(HttpListener collector, ConcurrentDictionary<string, long> received)
    {
        while (collector.IsListening)
        {
            try
            {
                HttpListenerContext context = await collector.GetContextAsync();
                using MemoryStream body = new();
                await context.Request.InputStream.CopyToAsync(body);
                received.AddOrUpdate(context.Request.Url!.AbsolutePath, body.Length, (_, before) => before + body.Length);
                context.Response.Close();
            }
            catch (HttpListenerException)
            {
                return;
            }
            catch (ObjectDisposedException)
            {
                return;
            }
        }
    }
}
