namespace Sipaku.Local.Hosting;

/// <summary>A host to talk to: the one that serves the home, or one of this process's own.</summary>
internal sealed class HostSession : IAsyncDisposable
{
    private static readonly TimeSpan OwnerMayTake = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(100);

    private HostSession(SipakuClient client, LocalHost? own)
    {
        Client = client;
        Own = own;
    }

    public SipakuClient Client { get; }

    /// <summary>The host in this process, or <see langword="null"/> where another process's is used.</summary>
    public LocalHost? Own { get; }

    /// <summary>Attaches to the home's host, or starts one where there is none.</summary>
    /// <exception cref="UsageException">Another process has the home and does not answer.</exception>
    public static async Task<HostSession> OpenAsync(Setup setup, CancellationToken cancellation)
    {
        Home home = setup.Home;
        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(OwnerMayTake);
        while (true)
        {
            if (HomeLock.TryTake(home) is { } ownership)
            {
                LocalHost own = await LocalHost.StartAsync(setup, ownership, "http://127.0.0.1:0", quiet: true, cancellation);
                return await ConnectAsync(home, cancellation) is { } client
                    ? new HostSession(client, own)
                    : throw new InvalidOperationException("This process's own host did not know its home.");
            }

            if (await ConnectAsync(home, cancellation) is { } attached)
            {
                return new HostSession(attached, own: null);
            }

            // Its owner is about to listen, or to end.
            if (patience.IsCancellationRequested)
            {
                cancellation.ThrowIfCancellationRequested();
                throw new UsageException($"Another process has the home {home.Path} and does not answer. Wait for it, end it, or use another home.");
            }

            await Task.Delay(LookAgain, cancellation);
        }
    }

    /// <summary>A client of the home's host, or null where there is none that proves to be it.</summary>
    public static async Task<SipakuClient?> ConnectAsync(Home home, CancellationToken cancellation) =>
        OwnerFile.Read(home) is { } owner && HomeSecret.TryRead(home) is { } secret
            ? await SipakuClient.ConnectAsync(owner, secret, cancellation)
            : null;

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (Own is not null)
        {
            await Own.DisposeAsync();
        }
    }
}
