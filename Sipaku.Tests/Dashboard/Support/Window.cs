using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
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
        window.shifts = [];
        window.noteShifts = entries => entries.filter(entry => !entry.hadRecentInput).forEach(entry => window.shifts.push({
          value: entry.value,
          moved: entry.sources.map(({ node, previousRect, currentRect }) =>
            `${node?.nodeName.toLowerCase()}.${node?.className} from ${previousRect.top} to ${currentRect.top}`),
        }));
        window.shiftObserver = new PerformanceObserver(list => noteShifts(list.getEntries()));
        shiftObserver.observe({ type: 'layout-shift', buffered: true });
        """;

    private const string TellShifts = """
        async () => {
          await new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)));
          noteShifts(shiftObserver.takeRecords());
          const sum = shifts.reduce((all, shift) => all + shift.value, 0);
          return sum < 0.005 ? '' : `${sum}: ${shifts.flatMap(shift => shift.moved).join('; ')}`;
        }
        """;

    // What is wider than the place that it has, and so is cut off or has to be scrolled sideways.
    private const string FindCutOff = """
        async () => {
          await new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)));
          // The table behind a chart may be scrolled.
          return [document.documentElement, ...document.querySelectorAll('main *, dialog *')]
            .filter(element => element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1 && getComputedStyle(element).overflowX !== 'visible' && !element.closest('details'))
            .map(element => `${element.nodeName.toLowerCase()}.${element.className}`).join('; ');
        }
        """;

    private const string ChooseLanguage = "language => document.querySelector(`.languages [lang=${language}]`).click()";

    // The months of the year are alike, and many.
    private const string FindViolations = """
        async () => {
          const { violations } = await axe.run({ exclude: ['.month:nth-child(n + 2)'] }, { resultTypes: ['violations'] });
          return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
            .map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.slice(0, 3).map(node => node.html).join('; ')}`).join('\n');
        }
        """;

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private readonly IBrowserContext _context;
    private readonly Uri _host;
    private readonly WindowOptions _options;
    private readonly ConcurrentQueue<string> _errors = new();

    public Window(IBrowserContext context, IPage page, Uri host, WindowOptions options)
    {
        _context = context;
        _host = host;
        _options = options;
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
    /// <param name="part">The part, as its address says it.</param>
    /// <param name="meanwhile">What happens before that is waited for.</param>
    public async Task GoAsync(string part = "", Func<Task>? meanwhile = null)
    {
        await Page.AddInitScriptAsync(WatchShifts);
        await Page.GotoAsync($"/api/dashboard#/{part}");
        await (meanwhile?.Invoke() ?? Task.CompletedTask);
        await SettledAsync();
        Assert.Equal("", await Page.EvaluateAsync<string>(TellShifts));
    }

    /// <summary>Waits until the page has what it shows.</summary>
    public Task SettledAsync() => Assertions.Expect(Page.Locator("main .skeleton, main .loading, main [aria-busy=true]")).ToHaveCountAsync(0);

    /// <summary>Another tab of the same browser.</summary>
    public async Task<IPage> NewTabAsync()
    {
        IPage page = await _context.NewPageAsync();
        await page.GotoAsync("/api/dashboard");
        return page;
    }

    /// <summary>For none of the readers anything is cut off or breaks a rule of accessibility seriously; pictures for people.</summary>
    public async Task CheckAsync(string picture)
    {
        foreach (Reader reader in Reader.All)
        {
            await Page.SetViewportSizeAsync(reader.Width, reader.Height);
            await Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = reader.Scheme });
            await Page.EvaluateAsync(ChooseLanguage, reader.Language);
            Assert.Equal("", await Page.EvaluateAsync<string>(FindCutOff));
            await TakePictureAsync($"{picture}-{reader}");
            if (reader.WithAxe)
            {
                Assert.Equal("", await ViolationsAsync());
            }
        }

        await Page.SetViewportSizeAsync(_options.Width, _options.Height);
        await Page.EvaluateAsync(ChooseLanguage, "en");
    }

    /// <summary>A picture for people, of a state that is checked elsewhere.</summary>
    public Task TakePictureAsync(string name) =>
        Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Screenshots, $"{name}.png"), FullPage = true });

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        Assert.Empty(_errors);
    }

    private async Task<string> ViolationsAsync()
    {
        if (!await Page.EvaluateAsync<bool>("'axe' in window"))
        {
            await Page.EvaluateAsync(Axe);
        }

        return await Page.EvaluateAsync<string>(FindViolations);
    }
}
