using Microsoft.Playwright;
using Sipaku.Tests.Dashboard.Support;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Sipaku.Tests.Dashboard;

/// <summary>Files dropped on the page of a home that has none yet.</summary>
public sealed class ImportTests(DashboardHost host) : IClassFixture<DashboardHost>
{
    private const string Good = "Tanggal,Waktu,Value\n2024-03-01,06:00:00,12.5\n2024-03-01,07:00:00,14\n2024-03-01,09:00:00,13\n2024-03-01,10:00:00,12\n2024-13-01,08:00:00,15\n2024-03-02,06:00:00,18.25\n";

    [Fact]
    public async Task File_IsShownFirst_AndImportedWhenToldTo()
    {
        await using Window window = await host.OpenAsync();
        await window.GoAsync("readings");
        ILocator panel = window.Page.Locator(".import-panel");
        ILocator imports = window.Page.GetByRole(AriaRole.Region, new() { Name = "Imports" }).First;
        await Expect(imports).ToContainTextAsync("Nothing was imported yet.");

        await DropAsync(window.Page, "march.csv", Good);
        await Expect(panel.GetByRole(AriaRole.Heading, new() { Name = "What would be read from march.csv" })).ToBeVisibleAsync();
        await Expect(panel).ToContainTextAsync("1 Mar 2024 to 2 Mar 2024");
        await Expect(panel.GetByRole(AriaRole.Region, new() { Name = "First rows" })).ToContainTextAsync("18.25");
        await Expect(panel.GetByRole(AriaRole.Region, new() { Name = "Refused lines" })).ToContainTextAsync("line 6");
        await Expect(imports).ToContainTextAsync("Nothing was imported yet.");
        await window.CheckAsync("import-read");

        await panel.GetByRole(AriaRole.Button, new() { Name = "Import these readings" }).ClickAsync();

        await Expect(panel.GetByRole(AriaRole.Heading, new() { Name = "march.csv is imported" })).ToBeVisibleAsync();
        ILocator import = imports.Locator("tbody tr");
        await Expect(import).ToContainTextAsync("march.csv");
        await Expect(import).ToContainTextAsync("1 Mar 2024 to 2 Mar 2024");
        await Expect(import.Locator("td").Nth(4)).ToHaveTextAsync("1");
        await window.CheckAsync("import-done");
        await window.Page.GetByRole(AriaRole.Link, new() { Name = "Now" }).ClickAsync();
        await Expect(window.Page.Locator(".day-card").First.Locator("time")).ToHaveAttributeAsync("datetime", "2024-03-02");
    }

    [Fact]
    public async Task File_ThatHoldsNoReadings_ChosenWithTheKeyboard_IsRefused_WithWhatToDo()
    {
        await using Window window = await host.OpenAsync(WindowOptions.Phone);
        await window.GoAsync("readings");

        ILocator choose = window.Page.GetByRole(AriaRole.Button, new() { Name = "Choose a file" });
        IFileChooser chooser = await window.Page.RunAndWaitForFileChooserAsync(() => choose.PressAsync("Enter"));
        await chooser.SetFilesAsync(new FilePayload { Name = "letter.csv", MimeType = "text/csv", Buffer = "Dear station,\nhow are you?\n"u8.ToArray() });

        ILocator panel = window.Page.Locator(".import-panel");
        await Expect(panel.GetByRole(AriaRole.Heading, new() { Name = "letter.csv cannot be imported" })).ToBeVisibleAsync();
        await Expect(panel.GetByRole(AriaRole.Alert)).ToContainTextAsync("Say “Column of the value”");
        await Expect(panel.GetByRole(AriaRole.Alert)).ToContainTextAsync("Nothing was stored.");
        await Expect(panel.GetByLabel("Column of the value")).ToBeVisibleAsync();
        await window.CheckAsync("import-refused");
    }

    private static async Task DropAsync(IPage page, string name, string content)
    {
        IJSHandle transfer = await page.EvaluateHandleAsync(
            """
            ([name, content]) => {
              const transfer = new DataTransfer();
              transfer.items.add(new File([content], name));
              return transfer;
            }
            """,
            new[] { name, content });
        await page.Locator(".drop").DispatchEventAsync("drop", new { dataTransfer = transfer });
    }
}
