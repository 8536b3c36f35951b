using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Sipaku.Tests.Dashboard.Support;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Sipaku.Tests.Dashboard;

/// <summary>What the page shows of the sample's forecast, to whom.</summary>
[Collection(SharedSample.Name)]
public sealed partial class NowViewTests(SampleHost host)
{
    [Theory]
    [InlineData("en-GB")]
    [InlineData("id-ID")]
    public async Task Now_ShowsTheLastMeasuredDayAndSixPredicted_InTheLanguageOfTheBrowser(string locale)
    {
        bool indonesian = locale == "id-ID";
        await using Window window = await host.OpenAsync(new WindowOptions(Locale: locale));
        await window.GoAsync();

        ILocator days = window.Page.Locator(".day-card");
        await Expect(days).ToHaveCountAsync(7);
        await Expect(days.Nth(0)).ToContainTextAsync(indonesian ? "Terukur" : "Measured");
        await Expect(days.Nth(0).Locator("time")).ToHaveAttributeAsync("datetime", "2014-12-31");
        string first = Shown((await host.ForecastAsync()).Days[0].Average);
        await Expect(days.Nth(1).Locator(".day-value")).ToHaveTextAsync(indonesian ? first.Replace('.', ',') : first);
        await Expect(days.Nth(6).Locator("time")).ToHaveAttributeAsync("datetime", "2015-01-06");
        await Expect(window.Page.Locator(".provenance")).ToContainTextAsync(indonesian ? "Data contoh" : "Sample data");
        ILocator warnings = window.Page.GetByRole(AriaRole.Region, new() { Name = indonesian ? "Peringatan" : "Warnings" });
        await Expect(warnings).ToContainTextAsync(indonesian ? "36 hari tidak lengkap: kurang dari 12 pembacaan" : "36 days are partial: fewer than 12 readings");
        await Expect(warnings).ToContainTextAsync(indonesian ? "Pembacaan terakhir bertanggal 31 Des 2014" : "The last reading is of 2014-12-31");
        await Expect(window.Page.Locator("html")).ToHaveAttributeAsync("lang", locale[..2]);
    }

    [Fact]
    public async Task Language_CanBeChosen_AndIsKept()
    {
        await using Window window = await host.OpenAsync(new WindowOptions(Locale: "de-DE"));
        await window.GoAsync();
        ILocator heading = window.Page.GetByRole(AriaRole.Heading, new() { Level = 2 }).First;
        await Expect(heading).ToHaveTextAsync("The last measured day and the next six");

        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Bahasa Indonesia" }).ClickAsync();
        await Expect(heading).ToHaveTextAsync("Hari terakhir yang terukur dan enam hari berikutnya");
        await window.Page.ReloadAsync();

        await Expect(heading).ToHaveTextAsync("Hari terakhir yang terukur dan enam hari berikutnya");
        await Expect(window.Page).ToHaveTitleAsync(new Regex("Kualitas udara"));
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(820)]
    [InlineData(360)]
    public async Task Nothing_MovesWhileItLoads_WhicheverAnswerIsTheLast(int width)
    {
        await MovesNothingAsync(width, "**/api/capabilities", shown: ".last-run");
        await MovesNothingAsync(width, "**/api/forecasts/run-*", shown: ".day-card time");
    }

    [Fact]
    public async Task Chart_IsReadWithTheKeyboard_AndHasATableBehindIt()
    {
        await using Window window = await host.OpenAsync();
        await window.GoAsync();
        ILocator chart = window.Page.Locator(".chart");
        ILocator readout = chart.GetByRole(AriaRole.Status);
        await Expect(readout).ToContainTextAsync("Thursday, 1 January 2015");

        await chart.FocusAsync();
        await window.Page.Keyboard.PressAsync("ArrowLeft");
        await Expect(readout).ToContainTextAsync("Wednesday, 31 December 2014");
        await Expect(readout).ToContainTextAsync("10.0");
        await window.Page.Keyboard.PressAsync("End");
        await Expect(readout).ToContainTextAsync(Shown((await host.ForecastAsync()).Days[5].Average));

        await window.Page.GetByText("Show as a table").PressAsync("Enter");
        ILocator rows = window.Page.Locator(".chart-card tbody tr");
        await Expect(rows).ToHaveCountAsync(36);
        await Expect(rows.Last).ToContainTextAsync("6 Jan 2015");
        await window.CheckAsync("now");
    }

    [Fact]
    public async Task Year_IsWalkedWithTheKeyboard_AndADayOpensItsReadings()
    {
        await using Window window = await host.OpenAsync();
        await window.GoAsync();
        ILocator days = window.Page.Locator(".year button");
        await Expect(days).ToHaveCountAsync(365);

        await window.Page.Locator(".year button[tabindex='0']").FocusAsync();
        await window.Page.Keyboard.PressAsync("ArrowUp");
        ILocator focused = window.Page.Locator(".year button:focus");
        await Expect(focused).ToHaveAttributeAsync("aria-label", FirstDay());
        await window.Page.Keyboard.PressAsync("Enter");

        ILocator dialog = window.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync("Wednesday, 24 December 2014");
        await Expect(dialog.GetByRole(AriaRole.Img)).ToHaveAttributeAsync("aria-label", Readings());
        await window.Page.Keyboard.PressAsync("Escape");
        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(focused).ToHaveCountAsync(1);

        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Year before, 2013" }).ClickAsync();
        await Expect(window.Page.Locator(".stepper output")).ToHaveTextAsync("2013");
        await Expect(days.First).ToHaveAttributeAsync("data-date", "2013-01-01");
    }

    /// <summary>Holds an answer back until the page shows what it has without it.</summary>
    private async Task MovesNothingAsync(int width, string held, string shown)
    {
        await using Window window = await host.OpenAsync(new WindowOptions(width));
        TaskCompletionSource release = new();
        await window.Page.RouteAsync(held, async route =>
        {
            await release.Task;
            await route.ContinueAsync();
        });
        await window.GoAsync(meanwhile: async () =>
        {
            await Expect(window.Page.Locator(shown).First).ToBeVisibleAsync();
            release.SetResult();
        });
    }

    private static string Shown(double average) => average.ToString("0.0", CultureInfo.InvariantCulture);

    [GeneratedRegex("^24 readings between [0-9.]+ and [0-9.]+")]
    private static partial Regex Readings();

    [GeneratedRegex("^24 Dec 2014: [0-9.]+.*, ")]
    private static partial Regex FirstDay();
}
