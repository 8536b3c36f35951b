using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Sipaku.Benchmarks.Engine.Peer;

/// <summary>Azure Storage on this machine, on free ports and in a folder of its own.</summary>
internal sealed partial class Azurite : IAsyncDisposable
{
    // Azurite's own, known to everybody.
    private const string Account = "devstoreaccount1";
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private static readonly string[] Services = ["Blob", "Queue", "Table"];

    private readonly TemporaryFolder _folder;
    private readonly Process _process;

    private Azurite(TemporaryFolder folder, Process process)
    {
        _folder = folder;
        _process = process;
    }

    public string ConnectionString { get; private set; } = "";

    /// <exception cref="InvalidOperationException">It is not installed, or does not start.</exception>
    public static async Task<Azurite> StartAsync()
    {
        string program = Path.Combine(Repository.Root, "Sipaku.Tests", "Node", "node_modules", ".bin", "azurite");
        if (!File.Exists(program))
        {
            throw new InvalidOperationException("Azurite is not installed: run eng/install-node-packages.");
        }

        TemporaryFolder folder = new();
        Process process = Process.Start(new ProcessStartInfo(
            program,
            ["--location", folder.Path, "--blobPort", "0", "--queuePort", "0", "--tablePort", "0", "--skipApiVersionCheck", "--disableTelemetry"])
        {
            RedirectStandardOutput = true,
        })!;
        Azurite azurite = new(folder, process);
        await azurite.WaitAsync();
        return azurite;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Dispose();
    }

    private async Task WaitAsync()
    {
        Dictionary<string, string> addresses = new(StringComparer.Ordinal);
        while (addresses.Count < Services.Length && await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (Listening().Match(line) is { Success: true } match)
            {
                addresses[match.Groups[1].Value] = match.Groups[2].Value;
            }
        }

        if (addresses.Count < Services.Length)
        {
            throw new InvalidOperationException("Azurite does not start.");
        }

        ConnectionString = string.Join(
            ';',
            [$"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key}", .. Services.Select(service => $"{service}Endpoint={addresses[service]}/{Account}")]);
        _ = _process.StandardOutput.ReadToEndAsync();
    }

    [GeneratedRegex("Azurite (Blob|Queue|Table) service is successfully listening at (http://\\S+)")]
    private static partial Regex Listening();
}
