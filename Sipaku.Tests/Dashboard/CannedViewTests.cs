using Microsoft.Playwright;
using Sipaku.Tests.Dashboard.Support;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Sipaku.Tests.Dashboard;

/// <summary>What the page makes of answers that take long, or something broken, to bring about.</summary>
[Collection(SharedSample.Name)]
public sealed class CannedViewTests(SampleHost host)
{
    private const string Run = "run-20141226-060000-a1b2c3";

    [Fact]
    public async Task Forecast_WithIntervals_ShowsBands_WarningsAndWhatWasMeasuredSince()
    {
        await using Window window = await OpenAsync("published");

        ILocator first = window.Page.Locator(".day-card").Nth(1);
        await Expect(first).ToContainTextAsync("Unhealthy");
        await Expect(first).ToContainTextAsync("80 %: 90.2 – 157.4");
        await Expect(first.Locator(".later")).ToHaveTextAsync("Measured 170.3");
        await Expect(window.Page.Locator(".measure")).ToHaveTextAsync("PM2.5, µg/m³");
        await Expect(window.Page.GetByRole(AriaRole.Region, new() { Name = "Warnings" })).ToContainTextAsync("The last reading is 3 days old");
        await Expect(window.Page.Locator(".fan80, .fan95")).ToHaveCountAsync(2);
        await Expect(window.Page.Locator(".later-point")).ToHaveCountAsync(6);
        await Expect(window.Page.Locator(".provenance")).ToContainTextAsync("newer ones have come since");
        await window.CheckAsync("published");
    }

    [Fact]
    public async Task Average_ThatIsNoNumber_IsUnknown_AndNeverTheWorst()
    {
        await using Window window = await OpenAsync("unknown");

        await Expect(window.Page.Locator(".day-card [data-tone=unknown].swatch")).ToHaveCountAsync(6);
        await Expect(window.Page.Locator(".strip")).Not.ToContainTextAsync("Hazardous");
        await Expect(window.Page.Locator(".day-card").Nth(0).Locator("time")).ToHaveAttributeAsync("datetime", "2014-12-24");
        await window.CheckAsync("unknown");
    }

    [Fact]
    public async Task RunUnderWay_ShowsItsSteps_JobAndSentence_AndKeepsTheStartDisabled()
    {
        await using Window window = await OpenAsync("running");

        ILocator panel = window.Page.Locator(".run-panel");
        await Expect(panel.GetByRole(AriaRole.Button, new() { Name = "Start a run" })).ToBeDisabledAsync();
        await Expect(panel).ToContainTextAsync($"Run {Run} is under way; one runs at a time.");
        await Expect(panel.GetByRole(AriaRole.Progressbar)).ToHaveAttributeAsync("value", "44");
        await Expect(panel.Locator("[aria-current=step]")).ToContainTextAsync("Train the model");
        await Expect(panel).ToContainTextAsync("Training on 1,783 lag rows.");
        await Expect(panel).ToContainTextAsync($"{Run}-1");
        await Expect(panel).ToContainTextAsync("InProgress: Downloading");
        await Expect(panel).ToContainTextAsync("Slow down; tried again");
        await window.CheckAsync("running");

        await panel.GetByRole(AriaRole.Button, new() { Name = "Cancel the run" }).ClickAsync();
        ILocator dialog = window.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync("The training job is stopped.");
        await Expect(dialog).Not.ToContainTextAsync("taken out of service");
        await window.CheckAsync("cancel");
    }

    [Fact]
    public async Task Status_IsLiveWithinTwoSeconds_OfARunStartedElsewhereToo()
    {
        await using Window window = await host.OpenAsync();
        await window.Page.Clock.InstallAsync();
        await CannedApi.UseAsync(window.Page, "published");
        await window.GoAsync();
        ILocator panel = window.Page.Locator(".run-panel");

        await AfterTwoSecondsAsync(window.Page, "running");
        await Expect(panel.GetByRole(AriaRole.Progressbar)).ToHaveAttributeAsync("value", "44");
        await AfterTwoSecondsAsync(window.Page, "suspended");
        await Expect(panel.Locator(".state")).ToHaveTextAsync("Suspended");
        await AfterTwoSecondsAsync(window.Page, "failed");
        await Expect(panel.Locator(".state")).ToHaveTextAsync("Failed");
    }

    [Theory]
    [InlineData("suspended", "The run is suspended.", "Continue")]
    [InlineData("blocked", "The forecast is worse than yesterday's value in the backtest", "what was published before stays")]
    [InlineData("failed", "Only 4 lag rows; at least 14 are needed", "terminate the cluster j-1ABCDEF: access denied")]
    public async Task Run_ThatStopped_SaysWhy_AndWhatToDo(string scenario, string reason, string advice)
    {
        await using Window window = await OpenAsync(scenario);

        ILocator panel = window.Page.Locator(".run-panel");
        await Expect(panel).ToContainTextAsync(reason);
        await Expect(panel).ToContainTextAsync(advice);
        await window.CheckAsync(scenario);
    }

    [Fact]
    public async Task History_ListsRuns_AndARunOpensItsRecord()
    {
        await using Window window = await OpenAsync("published", "runs");
        ILocator runs = window.Page.Locator("tbody tr");
        await Expect(runs).ToHaveCountAsync(6);
        await Expect(runs.Nth(0)).ToContainTextAsync("17:47");
        await Expect(runs.Nth(0)).ToContainTextAsync("1,789 days, 41,757 readings");
        await Expect(runs.Nth(0)).ToContainTextAsync("48.3 against 65.4");
        await Expect(runs.Nth(1)).ToContainTextAsync("Blocked");
        await window.CheckAsync("runs");

        await runs.Nth(0).GetByRole(AriaRole.Link).ClickAsync();
        await window.SettledAsync();
        await Expect(window.Page.GetByRole(AriaRole.Heading, new() { Name = $"Run {Run}" })).ToBeVisibleAsync();
        await Expect(window.Page.GetByRole(AriaRole.Region, new() { Name = "Backtest" }).First).ToContainTextAsync("Persistence");
        await Expect(window.Page.Locator("main")).ToContainTextAsync("On the logarithm the backtest's MAE is 4.1 lower.");
        await window.CheckAsync("record");
    }

    [Fact]
    public async Task Day_OpensItsReadings()
    {
        await using Window window = await OpenAsync("published");

        await window.Page.Locator("[data-date='2014-12-24']").ClickAsync();

        ILocator dialog = window.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByRole(AriaRole.Img)).ToHaveAttributeAsync("aria-label", "20 readings between 47.4 and 155.9. The table below has them all.");
        await Expect(dialog.Locator("path.measured")).ToHaveCountAsync(2);
        await dialog.GetByText("Show as a table").ClickAsync();
        await Expect(dialog.Locator("tbody tr")).ToHaveCountAsync(20);
        await window.CheckAsync("day");
    }

    private async Task<Window> OpenAsync(string scenario, string part = "")
    {
        Window window = await host.OpenAsync();
        await CannedApi.UseAsync(window.Page, scenario);
        await window.GoAsync(part);
        return window;
    }

    /// <summary>Other answers from now on, and two seconds of the page's own clock.</summary>
    private static async Task AfterTwoSecondsAsync(IPage page, string scenario)
    {
        await CannedApi.UseAsync(page, scenario);
        await page.Clock.RunForAsync(2_000);
    }
}
