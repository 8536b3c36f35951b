using Microsoft.Playwright;
using Sipaku.Tests.Dashboard.Support;
using Sipaku.Tests.Support;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Sipaku.Tests.Dashboard;

/// <summary>Runs that do not come to a forecast.</summary>
public sealed class UnpublishedRunTests(StrictHost host) : IClassFixture<StrictHost>
{
    private static readonly LocatorAssertionsToContainTextOptions Soon = new() { Timeout = 60_000 };

    [Fact]
    public async Task Run_ThatFails_AndOneThatIsBlocked_SayWhyAndWhatToDo()
    {
        await using Window window = await host.OpenAsync();
        ILocator last = window.Page.Locator(".last-run");

        // The original's ten days are too few to train on.
        await host.ImportAsync(ReferenceData.Original);
        await window.GoAsync();
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Start a run" }).ClickAsync();
        await Expect(last.Locator(".state")).ToContainTextAsync("Failed", Soon);
        await Expect(last).ToContainTextAsync("lag rows");
        await Expect(last).ToContainTextAsync("Mend the cause, then start a new run.");
        await window.TakePictureAsync("run-failed");

        await host.ImportAsync(ReferenceData.ExportOf(ReferenceData.Beijing));
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Start a run" }).ClickAsync();
        await Expect(last.Locator(".state")).ToContainTextAsync("Blocked", Soon);
        await Expect(last).ToContainTextAsync("days ago");
        await Expect(last).ToContainTextAsync("Look at the readings and the run’s record");
        await window.TakePictureAsync("run-blocked");

        await window.Page.GetByRole(AriaRole.Link, new() { Name = "Runs" }).ClickAsync();
        await Expect(window.Page.Locator("tbody tr")).ToHaveCountAsync(2);
        await Expect(window.Page.Locator("tbody tr").First).ToContainTextAsync("Blocked");
    }
}
