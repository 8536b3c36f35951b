using Microsoft.Azure.Functions.Worker.Builder;
using Sipaku.Activities.Settings;
using Sipaku.Runtime;

namespace Sipaku.Local.Hosting;

/// <summary>A host to talk to: the one that runs on the home, or one of this process's own.</summary>
internal sealed class HostSession : IAsyncDisposable
{
    private static readonly TimeSpan OwnerMayTake = TimeSpan.FromSeconds(3);

    private HostSession(SipakuClient client, LocalHost? own, string home)
    {
        Client = client;
        Own = own;
        Home = home;
    }

    public SipakuClient Client { get; }

    /// <summary>The host in this process, or <see langword="null"/> where another process's is used.</summary>
    public LocalHost? Own { get; }

    public string Home { get; }

    /// <param name="dormant">Whether a host of this process's own only shows what is there, without going on with it.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task<HostSession> OpenAsync(bool dormant, CancellationToken cancellation)
    {
        FunctionsApplicationBuilder builder = FunctionsApplication.CreateBuilder([]);
        string home = SettingsReader.HomeOf(builder.Configuration);
        string? key = builder.Configuration["Sipaku:HostKey"];

        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(OwnerMayTake);
        while (true)
        {
            if (await AttachAsync(home, key, cancellation) is { } attached)
            {
                return attached;
            }

            try
            {
                LocalHost own = await LocalHost.StartAsync("http://127.0.0.1:0", dormant, cancellation);
                return new HostSession(new SipakuClient(own.Address, key), own, home);
            }
            catch (DurableStoreException exception) when (exception.Error == DurableStoreError.InUse && !patience.IsCancellationRequested)
            {
                // Its owner is about to listen, or to end.
                await Task.Delay(100, cancellation);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (Own is not null)
        {
            await Own.DisposeAsync();
        }
    }

    private static async Task<HostSession?> AttachAsync(string home, string? key, CancellationToken cancellation)
    {
        if (HostFile.Read(home) is not { } file)
        {
            return null;
        }

        SipakuClient client = new(file.Address, key);
        if (await client.AnswersAsync(cancellation))
        {
            return new HostSession(client, own: null, home);
        }

        client.Dispose();
        return null;
    }
}
