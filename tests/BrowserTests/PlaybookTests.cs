using Microsoft.Playwright;
using Xunit;

namespace Entente.BrowserTests;

/// <summary>A lead writes advice, and it stands beside the case it fits.</summary>
public sealed class PlaybookTests(DeskInBrowser desk) : IClassFixture<DeskInBrowser>, IAsyncDisposable
{
    public async ValueTask DisposeAsync() => await desk.EndVisitsAsync();

    [Fact]
    public async Task Advice_is_written_stands_beside_its_case_and_begins_the_reply()
    {
        var work = await CaseAtHand.OpenAsync(desk.App, "discontent", "En panne depuis trois jours, inadmissible.");
        var visit = await desk.SignedInAsync();
        var page = visit.Page;
        await visit.GoAsync($"/playbooks?brand={work.Brand}");
        await page.GetByText("Write a playbook").ClickAsync();
        await page.GetByLabel("Situation, in a few words").FillAsync("The same fault again");
        await page.Locator("main [name=language]").SelectOptionAsync("en");
        await page.Locator("[name=categories][value=discontent]").CheckAsync();
        await page.GetByLabel("What to do").FillAsync("Count the faults back to the author.");
        await page.GetByLabel("A wording to begin with").FillAsync("Bonjour, trois pannes, c’est trop. Que s’est-il passé ?");
        await visit.IsSoundAsync();
        await visit.Overview.PressAsync("Put it in use");
        await Assertions.Expect(page.GetByText("It is in use")).ToBeVisibleAsync();

        await visit.GoAsync(work.Page);
        await Assertions.Expect(page.Locator(".advice")).ToContainTextAsync("Count the faults back");
        await visit.Overview.PressAsync("Begin the reply with it");
        await Assertions.Expect(visit.Case.Reply).ToHaveValueAsync("Bonjour, trois pannes, c’est trop. Que s’est-il passé ?");
        await visit.IsSoundAsync();
    }

    [Fact]
    public async Task Seven_pieces_begin_with_and_a_former_version_comes_back_without_scripts()
    {
        var brand = await desk.App.CreateBrandAsync("fr");
        var key = await desk.App.CreateKeyAsync(["playbooks:read", "playbooks:write"], [brand]);
        var visit = await desk.SignedInWithAsync(key, scripts: false);
        var page = visit.Page;
        await visit.GoAsync($"/playbooks?brand={brand}");
        await visit.Overview.PressAsync("Begin with seven pieces of advice");
        await Assertions.Expect(page.Locator("#playbooks li")).ToHaveCountAsync(7);
        await page.GetByRole(AriaRole.Link, new() { Name = "Un merci" }).ClickAsync();
        var former = await page.Locator(".playbook .written").InnerTextAsync();
        await page.GetByText("Change it").ClickAsync();
        await page.Locator("[name=advice]").FillAsync("Autre chose.");
        await visit.Overview.PressAsync("Save as a new version");
        await Assertions.Expect(page.Locator(".playbook .written")).ToHaveTextAsync("Autre chose.");
        await page.Locator("#versions summary").Last.ClickAsync();
        await visit.Overview.PressAsync("Go back to version 1");

        await Assertions.Expect(page.Locator(".playbook .written")).ToHaveTextAsync(former);
        await Assertions.Expect(page.Locator("#versions details")).ToHaveCountAsync(3);
    }

    [Theory]
    [InlineData("fr-FR", 375, ColorScheme.Dark)]
    [InlineData("en-GB", 320, ColorScheme.Light)]
    public async Task On_a_phone_and_in_the_dark_it_is_sound(string locale, int width, ColorScheme scheme)
    {
        var brand = await desk.App.CreateBrandAsync("fr");
        var visit = await desk.SignedInAsync(locale, width, scheme);
        await visit.GoAsync($"/playbooks?brand={brand}");
        await visit.Page.Locator("main form button").First.ClickAsync();
        await visit.Page.Locator("details.forms summary").ClickAsync();
        await visit.IsSoundAsync();
        await visit.Page.Locator("#playbooks a").First.ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".playbook")).ToBeVisibleAsync();

        await visit.IsSoundAsync();
    }
}
