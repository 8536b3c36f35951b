using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Sipaku.Tests.FunctionsHost.Support;
using Xunit;

namespace Sipaku.Tests.FunctionsHost.Http;

public class MalformedRequestTests
{
    /// <summary>Sets the number of requests; a small one by default.</summary>
    private const string CountVariable = "SIPAKU_FUZZ_REQUESTS";

    private const int Callers = 4;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Request_WhenItIsMalformed_ShouldNeverGetAServerErrorOrNoEnd()
    {
        int count = int.Parse(Environment.GetEnvironmentVariable(CountVariable) ?? "1500", CultureInfo.InvariantCulture);
        using HostFolder folder = new();
        await using TestHost host = await TestHost.StartAsync(folder);
        await host.StartInstanceAsync("Waits", "w");

        ConcurrentBag<string> wrong = [];
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => CallAsync(host.Address.Port, caller, count / Callers, wrong)));

        Assert.True(wrong.IsEmpty, string.Join('\n', wrong.Take(10)));
        Assert.True((await host.Http.GetAsync($"{TestHost.ManagementPath}/instances?top=1")).IsSuccessStatusCode);
        Assert.Equal("GET none", await host.Http.GetStringAsync("/api/word"));
    }

    private static async Task CallAsync(int port, int seed, int count, ConcurrentBag<string> wrong)
    {
        MalformedRequests requests = new(seed);
        for (int i = 0; i < count; i++)
        {
            (byte[] request, bool isWhole) = requests.Next();
            string status = await SendAsync(port, request, isWhole);

            // 505 is what HTTP says to a version that does not exist.
            if (status.Length > 9 && status[9] == '5' && !status.Contains("505", StringComparison.Ordinal))
            {
                wrong.Add($"Request {i} of seed {seed} got '{status}': {Encoding.UTF8.GetString(request)}");
            }
        }
    }

    /// <returns>The status line; empty where the server closed the connection instead.</returns>
    private static async Task<string> SendAsync(int port, byte[] request, bool isWhole)
    {
        using CancellationTokenSource patience = new(Patience);
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
