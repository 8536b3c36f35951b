using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Sipaku.Tests.Dashboard.Support;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Sipaku.Tests.Dashboard;

/// <summary>Runs on the sample, started, watched and steered on the page.</summary>
public sealed partial class RunTests(HeldHost host) : IClassFixture<HeldHost>
{
    private const string Training = "Train the model";

    // Under way with everything else that is tested at the same time.
    private static readonly LocatorAssertionsToContainTextOptions Soon = new() { Timeout = 60_000 };

    [Fact]
    public async Task Run_StartedWithTheKeyboard_IsFollowedThroughReloads_OtherTabs_AndDeathsOfWorkerAndHost_ToThePublishedChart()
    {
        await using Window window = await host.OpenAsync();
        await window.GoAsync();
        IPage other = await window.NewTabAsync();
        await HeldHost.HoldAsync();
        ILocator panel = window.Page.Locator(".run-panel");
        ILocator start = panel.GetByRole(AriaRole.Button, new() { Name = "Start a run" });
        ILocator record = panel.GetByRole(AriaRole.Link, new() { Name = "Open the record" });
        string before = (await record.GetAttributeAsync("href"))!;

        await TabToAsync(window.Page, "Start a run");
        await window.Page.Keyboard.PressAsync("Enter");
        await ExpectStepAsync(window.Page, Training);
        await Expect(record).Not.ToHaveAttributeAsync("href", before);
        await Expect(start).ToBeDisabledAsync();
        await Expect(start).ToHaveAccessibleDescriptionAsync(Reason());
        await window.TakePictureAsync("run-live");
        await window.Page.ReloadAsync();
        await ExpectStepAsync(window.Page, Training);

        await other.BringToFrontAsync();
        await ExpectStepAsync(other, Training);
        await other.GetByRole(AriaRole.Button, new() { Name = "Suspend" }).ClickAsync();
        await Expect(panel.Locator(".state")).ToContainTextAsync("Suspended", Soon);
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        await Expect(other.Locator(".run-panel .state")).ToContainTextAsync("Running", Soon);

        host.KillWorker();
        await ExpectStepAsync(window.Page, Training);
        host.Kill();
        await Expect(window.Page.Locator(".trouble")).ToContainTextAsync("Sipaku does not answer.", Soon);
        await window.TakePictureAsync("run-host-gone");
        await host.ServeAsync();
        await Expect(window.Page.Locator(".trouble")).Not.ToBeVisibleAsync(new() { Timeout = 60_000 });
        await ExpectStepAsync(window.Page, Training);

        await HeldHost.ReleaseAsync();
        await Expect(panel.Locator(".last-run .state")).ToContainTextAsync("Published", Soon);
        await Expect(other.Locator(".last-run .state")).ToContainTextAsync("Published", Soon);
        await Expect(window.Page.Locator(".day-card")).ToHaveCountAsync(7);
        await Expect(window.Page.Locator(".predicted-point")).ToHaveCountAsync(6);

        await record.ClickAsync();
        await window.SettledAsync();
        await Expect(window.Page.Locator(".steps [data-state=Done]").Last).ToContainTextAsync("Publish the forecast");
        await window.TakePictureAsync("run-published");
    }

    [Fact]
    public async Task Run_CancelledHalfWayWithTheKeyboard_SaysWhatWillBeUndone_AndEndsCancelled()
    {
        await using Window window = await host.OpenAsync();
        await window.GoAsync();
        await HeldHost.HoldAsync();
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Start a run" }).ClickAsync();
        await ExpectStepAsync(window.Page, Training);

        ILocator cancel = window.Page.GetByRole(AriaRole.Button, new() { Name = "Cancel the run" });
        await cancel.PressAsync("Enter");
        ILocator dialog = window.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync("The published forecast stays as it is.");
        await window.Page.Keyboard.PressAsync("Escape");
        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(cancel).ToBeFocusedAsync();

        await window.Page.Keyboard.PressAsync("Enter");
        await TabToAsync(window.Page, "Cancel the run");
        await window.Page.Keyboard.PressAsync("Enter");
        await Expect(window.Page.Locator(".run-panel")).ToContainTextAsync("cleaning up");
        await HeldHost.ReleaseAsync();

        ILocator last = window.Page.Locator(".last-run");
        await Expect(last.Locator(".state")).ToContainTextAsync("Cancelled", Soon);
        await Expect(last).ToContainTextAsync("Nothing new was published.");
        await window.TakePictureAsync("run-cancelled");
    }

    private static Task ExpectStepAsync(IPage page, string step) =>
        Expect(page.Locator(".run-panel [aria-current=step]")).ToContainTextAsync(step, Soon);

    /// <summary>Goes with the tab key to what has this text.</summary>
    private static async Task TabToAsync(IPage page, string text)
    {
        for (int presses = 0; presses < 20; presses++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<string>("document.activeElement.textContent") == text)
            {
                return;
            }
        }

        Assert.Fail($"The tab key does not lead to '{text}'.");
    }

    [GeneratedRegex("^Run run-.* is under way; one runs at a time[.]$")]
    private static partial Regex Reason();
}
