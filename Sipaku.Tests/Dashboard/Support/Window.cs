using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.Dashboard.Support;

/// <summary>A browser window with the page, and what must hold of it whatever it shows.</summary>
internal sealed class Window : IAsyncDisposable
{
    private static readonly string Screenshots = Path.Combine(Repository.Root, "TestResults", "dashboard");

    // What the page moves while it loads, with the share of the window that moves; the browser's own measure.
    private const string WatchShifts = """
        window.shifted = 0;
        new PerformanceObserver(list => list.getEntries().forEach(entry => { if (!entry.hadRecentInput) window.shifted += entry.value; }))
          .observe({ type: 'layout-shift', buffered: true });
        """;

    private static readonly AxeRunOptions Violations = new() { ResultTypes = new HashSet<ResultType> { ResultType.Violations } };

    private readonly IBrowserContext _context;
    private readonly Uri _host;
    private readonly ConcurrentQueue<string> _errors = new();

    public Window(IBrowserContext context, IPage page, Uri host)
    {
        _context = context;
        _host = host;
        Page = page;
        page.PageError += (_, error) => _errors.Enqueue(error);
        page.Console += (_, message) =>
        {
            // A script or style that the policy forbids; failed requests are the page's to deal with.
            if (message.Text.Contains("Content Security Policy", StringComparison.Ordinal))
            {
                _errors.Enqueue(message.Text);
            }
        };
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(_host.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal))
            {
                _errors.Enqueue($"A request to another host: {request.Url}");
            }
        };
    }

    public IPage Page { get; }

    /// <summary>Opens a part of the page and waits until it has what it shows, of which nothing may have moved.</summary>
    public async Task GoAsync(string part = "")
    {
        await Page.AddInitScriptAsync(WatchShifts);
        await Page.GotoAsync($"/api/dashboard#/{part}");
        await SettledAsync();
        await Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        double shifted = await Page.EvaluateAsync<double>("window.shifted");
        Assert.True(shifted < 0.02, $"The page moved by {shifted} while it loaded.");
    }

    public Task SettledAsync() => Assertions.Expect(Page.Locator("main .skeleton, main [aria-busy=true]")).ToHaveCountAsync(0);

    /// <summary>Another tab of the same browser.</summary>
    public async Task<IPage> NewTabAsync()
    {
        IPage page = await _context.NewPageAsync();
        await page.GotoAsync("/api/dashboard");
        return page;
    }

    /// <summary>Nothing is cut off, and no rule of accessibility is broken seriously; a picture for people.</summary>
    public async Task CheckAsync(string picture)
    {
        Directory.CreateDirectory(Screenshots);
        await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Screenshots, $"{picture}.png"), FullPage = true });
        Assert.True(
            await Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"),
            $"{picture} is wider than its window.");
        AxeResult result = await Page.RunAxe(Violations);
        Assert.Empty(result.Violations
            .Where(violation => violation.Impact is "serious" or "critical")
            .Select(violation => $"{picture}: {violation.Id}: {violation.Help}: {string.Join("; ", violation.Nodes.Select(node => node.Html).Take(3))}"));
    }

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        Assert.Empty(_errors);
    }
}
