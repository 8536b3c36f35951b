using System.Net.Http.Json;
using Microsoft.Playwright;
using Sipaku.Activities.Contracts;
using Sipaku.Local.Hosting;
using Sipaku.Tests.EndToEnd;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.Dashboard.Support;

/// <summary>A served home and the browser, for all tests of a class.</summary>
public class DashboardHost : IAsyncLifetime, IDisposable
{
    private readonly Dictionary<string, string> _environment;
    private IBrowser _browser = null!;
    private SipakuProcess? _serve;

    public DashboardHost()
        : this([])
    {
    }

    protected DashboardHost(Dictionary<string, string> environment) => _environment = environment;

    public TemporaryHome Home { get; } = new();

    public Uri Address { get; private set; } = new("http://127.0.0.1:0");

    public virtual async Task InitializeAsync()
    {
        Task<IBrowser> browser = Chromium.GetAsync();
        await ServeAsync();
        _browser = await browser;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _serve?.Dispose();
        Home.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Serves the home; again at the same address where it was served before.</summary>
    public async Task ServeAsync()
    {
        SipakuProcess serve = SipakuProcess.Start(Home.Path, _environment, "serve", "--urls", Address.GetLeftPart(UriPartial.Authority));
        _serve = serve;
        await Eventually.HoldsAsync(() => serve.HasExited || serve.Errors.Contains("Ctrl-C stops", StringComparison.Ordinal), "The host did not start.");
        Assert.False(serve.HasExited, serve.Errors);
        Address = OwnerFile.Read(new Home(Home.Path))!.Address;
    }

    /// <summary>Ends the host as <c>kill -9</c> does.</summary>
    public void Kill() => _serve!.Kill();

    /// <summary>Ends the host's worker so.</summary>
    public void KillWorker() => _serve!.KillChildren();

    /// <summary>Imports a file.</summary>
    public async Task ImportAsync(string path)
    {
        using HttpClient http = new();
        using StreamContent content = new(File.OpenRead(path));
        using HttpResponseMessage answer = await http.PostAsync(new Uri(Address, $"api/readings?name={Path.GetFileName(path)}&dryRun=false"), content);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>The published forecast.</summary>
    public async Task<Forecast> ForecastAsync()
    {
        using HttpClient http = new();
        return (await http.GetFromJsonAsync<Forecast>(new Uri(Address, "api/forecasts/latest")))!;
    }

    /// <summary>A fresh browser window, which fails the test by <see cref="Window.DisposeAsync"/> where its page ran into an error.</summary>
    internal async Task<Window> OpenAsync(WindowOptions? options = null)
    {
        options ??= new WindowOptions();
        IBrowserContext context = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Address.AbsoluteUri,
            ViewportSize = new ViewportSize { Width = options.Width, Height = options.Height },
            Locale = options.Locale,
            TimezoneId = "Asia/Jakarta",
            ReducedMotion = ReducedMotion.Reduce,
        });
        return new Window(context, await context.NewPageAsync(), Address, options);
    }
}
