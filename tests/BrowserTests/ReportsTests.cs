using System.Security.Cryptography;
using Microsoft.Playwright;
using Xunit;

namespace Entente.BrowserTests;

/// <summary>What a manager does on the page of reports: asks, keeps, mails and plans.</summary>
public sealed class ReportsTests(DeskInBrowser desk) : IClassFixture<DeskInBrowser>, IAsyncDisposable
{
    public async ValueTask DisposeAsync() => await desk.EndVisitsAsync();

    [Fact]
    public async Task A_month_asked_for_comes_up_by_itself_with_the_hash_of_its_file()
    {
        var brand = await desk.BrandWithPostsAsync();
        var visit = await desk.SignedInAsync();
        var page = visit.Page;
        await visit.GoAsync($"/reports?brand={brand}&period=2026-02");
        await page.Locator("#ask [name=language]").SelectOptionAsync("fr");
        await visit.Overview.PressAsync("Make the PDF");

        await Assertions
            .Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "comes up in the archive by itself" }))
            .ToBeVisibleAsync();
        var download = await visit.Overview.DownloadAsync("Download the PDF, February 2026");
        var file = await File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        await page.Locator("#archive .hash summary").First.ClickAsync();
        await Assertions.Expect(page.Locator("#archive .hash")).ToContainTextAsync(Convert.ToHexStringLower(SHA256.HashData(file)));
        await visit.IsSoundAsync();
    }

    [Fact]
    public async Task A_report_is_mailed_and_tells_what_became_of_it()
    {
        var brand = await desk.BrandWithPostsAsync();
        var visit = await desk.SignedInAsync();
        var page = visit.Page;
        await visit.GoAsync($"/?brand={brand}&week={DeskInBrowser.FullWeek}");
        await visit.Overview.FollowAsync("Older reports, mails and schedules");
        await visit.Overview.PressAsync("Make the PDF");
        await Assertions.Expect(page.GetByText("Download the PDF")).ToBeVisibleAsync(new() { Timeout = 30_000 });

        await page.GetByText("Send by mail").ClickAsync();
        await page.Locator("#archive [name=recipients]").FillAsync("nobody, marc@example.com");
        await visit.Overview.PressAsync("Send");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("nobody");
        await Assertions.Expect(page.Locator("#archive [name=recipients]")).ToHaveValueAsync("nobody, marc@example.com");
        await visit.IsSoundAsync();
        visit.Forgive();
        await page.Locator("#archive [name=recipients]").FillAsync("marc@example.com");
        await visit.Overview.PressAsync("Send");

        await Assertions.Expect(page.Locator(".mails").GetByText("marc@example.com · sent")).ToBeVisibleAsync(new() { Timeout = 90_000 });
        Assert.Contains(desk.Mail.Mails, mail => mail.Recipient == "marc@example.com");
    }

    [Fact]
    public async Task A_schedule_over_two_brands_is_planned_paused_changed_and_removed()
    {
        var (brand, other) = (await desk.App.CreateBrandAsync("fr"), await desk.App.CreateBrandAsync("fr"));
        var visit = await desk.SignedInAsync("fr-FR");
        var page = visit.Page;
        await visit.GoAsync($"/reports?brand={brand}");
        var form = page.Locator("#schedules details.forms").Last;
        await form.Locator("[name=when]").SelectOptionAsync("month-3");
        await form.Locator("[name=hour]").SelectOptionAsync("9");
        await form.Locator("[name=recipients]").FillAsync("direction@example.com");
        await form.Locator($"[name=brands][value={other}]").CheckAsync();
        await visit.Overview.PressAsync("Programmer");

        var kept = page.Locator("#schedules .lists li");
        await Assertions.Expect(kept).ToContainTextAsync("Chaque mois, le 3 à 09:00, en français");
        await Assertions.Expect(kept).ToContainTextAsync("direction@example.com");
        await Assertions.Expect(kept.Locator("time")).ToContainTextAsync("09:00");
        await kept.GetByText("Mettre en pause").ClickAsync();
        await Assertions.Expect(kept).ToContainTextAsync("en pause");
        await kept.GetByText("Modifier").ClickAsync();
        await kept.Locator("[name=when]").SelectOptionAsync("week-2");
        await kept.GetByRole(AriaRole.Button, new() { Name = "Enregistrer" }).ClickAsync();
        await Assertions.Expect(kept).ToContainTextAsync("Chaque mardi à 09:00");
        await Assertions.Expect(kept).ToContainTextAsync("en pause");
        await kept.GetByText("Modifier").ClickAsync();
        await kept.GetByRole(AriaRole.Button, new() { Name = "Supprimer" }).ClickAsync();

        await Assertions.Expect(kept).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Brands_are_told_of_together_without_any_script()
    {
        var (brand, other) = (await desk.BrandWithPostsAsync(), await desk.BrandWithPostsAsync());
        var key = await desk.App.CreateKeyAsync(["reports:read", "reports:write"], [brand, other]);
        var visit = await desk.SignedInWithAsync(key, scripts: false);
        var page = visit.Page;
        await visit.GoAsync($"/reports?brand={brand}&period={DeskInBrowser.FullWeek}");
        await page.Locator($"#ask [name=brands][value={other}]").CheckAsync();
        await visit.Overview.PressAsync("Make the PDF");

        var ready = page.Locator("#joint").GetByText("Download the PDF");
        await Assertions.Expect(ready).ToBeVisibleAsync(new() { Timeout = 30_000 });
        var download = await page.RunAndWaitForDownloadAsync(() => ready.ClickAsync());
        Assert.EndsWith("2026-W07-fr.pdf", download.SuggestedFilename, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fr-FR", 375, ColorScheme.Dark)]
    [InlineData("en-GB", 320, ColorScheme.Light)]
    public async Task On_a_phone_and_in_the_dark_it_is_sound(string locale, int width, ColorScheme scheme)
    {
        var brand = await desk.BrandWithPostsAsync();
        var visit = await desk.SignedInAsync(locale, width, scheme);
        await visit.GoAsync($"/reports?brand={brand}");
        await visit.Page.Locator("#ask button").ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".hash").First).ToBeVisibleAsync(new() { Timeout = 30_000 });

        await visit.IsSoundAsync();
    }
}
