using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Microsoft.DurableTask;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Sipaku.Tests.Runtime.Api;

public class MalformedRequestTests
{
    /// <summary>Sets the number of requests; a small one by default.</summary>
    private const string CountVariable = "SIPAKU_FUZZ_REQUESTS";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Malformed_requests_never_get_a_server_error_or_no_end()
    {
        int count = int.Parse(Environment.GetEnvironmentVariable(CountVariable) ?? "1500", CultureInfo.InvariantCulture);
        await using FunctionsHost host = await FunctionsHost.StartAsync(
            [typeof(BindingFunctions), typeof(DurableFunctions)], builder => builder.Services.AddSingleton<GreetingService>());
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Waits", null, new StartOrchestrationOptions("w"));
        MalformedRequests requests = new(20191102);

        for (int i = 0; i < count; i++)
        {
            (byte[] request, bool isWhole) = requests.Next();
            string status = await SendAsync(host.Http.BaseAddress!.Port, request, isWhole);
            // 505 is what HTTP says to a version that does not exist.
            Assert.False(
                status.Length > 9 && status[9] == '5' && !status.Contains("505", StringComparison.Ordinal),
                $"Request {i} got '{status}':\n{Encoding.UTF8.GetString(request)}");
        }

        Assert.True((await host.Http.GetAsync("/runtime/webhooks/durabletask/instances?top=1")).IsSuccessStatusCode);
    }

    /// <returns>The status line; empty where the server closed the connection instead.</returns>
    private static async Task<string> SendAsync(int port, byte[] request, bool isWhole)
    {
        using CancellationTokenSource patience = new(s_patience);
        using TcpClient client = new();
        await client.ConnectAsync("127.0.0.1", port, patience.Token);
        NetworkStream stream = client.GetStream();
        try
        {
            await stream.WriteAsync(request, patience.Token);
            if (!isWhole)
            {
                client.Client.Shutdown(SocketShutdown.Send);
            }

            using StreamReader reader = new(stream, Encoding.Latin1);
            string status = await reader.ReadLineAsync(patience.Token) ?? string.Empty;
            await reader.ReadToEndAsync(patience.Token);
            return status;
        }
        catch (IOException) when (!isWhole)
        {
            return string.Empty;
        }
    }
}
