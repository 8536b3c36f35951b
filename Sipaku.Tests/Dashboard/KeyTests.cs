using System.Collections.Concurrent;
using Microsoft.Playwright;
using Sipaku.Tests.Dashboard.Support;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Sipaku.Tests.Dashboard;

public sealed class KeyTests(KeyedDashboardHost host) : IClassFixture<KeyedDashboardHost>
{
    [Fact]
    public async Task Page_AsksForTheKeyOnce_SaysWhenItIsWrong_AndKeepsItOutOfAddresses()
    {
        await using Window window = await host.OpenAsync();
        ConcurrentBag<IRequest> requests = [];
        window.Page.Request += (_, request) => requests.Add(request);
        await window.Page.GotoAsync("/");
        ILocator dialog = window.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync("This host asks for its key.");
        await Expect(dialog.GetByLabel("Host key")).ToBeFocusedAsync();
        await window.TakePictureAsync("key");

        await dialog.GetByLabel("Host key").FillAsync("another");
        await window.Page.Keyboard.PressAsync("Enter");
        await Expect(dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("That key is wrong");
        await window.CheckAsync("key-wrong");

        await dialog.GetByLabel("Host key").FillAsync(KeyedDashboardHost.Key);
        await window.Page.Keyboard.PressAsync("Enter");
        await Expect(window.Page.GetByText("No forecast was published yet.")).ToBeVisibleAsync();
        await Expect(dialog).ToHaveCountAsync(0);
        await window.CheckAsync("nothing-yet");

        await window.Page.ReloadAsync();
        await Expect(window.Page.GetByText("No forecast was published yet.")).ToBeVisibleAsync();
        await Expect(dialog).ToHaveCountAsync(0);
        Assert.Contains(requests, request => request.Headers.GetValueOrDefault("x-functions-key") == KeyedDashboardHost.Key);
        Assert.DoesNotContain(requests, request => request.Url.Contains(KeyedDashboardHost.Key, StringComparison.Ordinal));
        Assert.DoesNotContain(KeyedDashboardHost.Key, await window.Page.EvaluateAsync<string>("location.href + JSON.stringify(localStorage)"), StringComparison.Ordinal);
    }
}
