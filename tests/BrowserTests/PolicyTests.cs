using Microsoft.Playwright;
using Xunit;

namespace Entente.BrowserTests;

/// <summary>What the owner of the policies does: drafts, tries on the past, publishes with a reason, goes back.</summary>
public sealed class PolicyTests(DeskInBrowser desk) : IClassFixture<DeskInBrowser>, IAsyncDisposable
{
    public async ValueTask DisposeAsync() => await desk.EndVisitsAsync();

    [Fact]
    public async Task A_draft_is_changed_tried_on_the_past_published_and_gone_back_from()
    {
        var work = await CaseAtHand.OpenAsync(desk.App, "discontent", "En panne depuis trois jours, inadmissible.");
        var visit = await desk.SignedInAsync();
        var page = visit.Page;
        await visit.GoAsync($"/policies?brand={work.Brand}");
        await visit.Overview.PressAsync("Draft a new version");
        await page.GetByLabel("First reply", new() { Exact = true }).FillAsync("90");
        await page.GetByLabel("Unit: First reply").SelectOptionAsync("minutes");
        await page.Locator("[name='/rules/categories/discontent/opens_case']").UncheckAsync();
        await page.GetByLabel("Days after which a post opens no case").FillAsync("90");
        await page.Locator("[name='/rules/opening_hours/monday']").FillAsync("9h–12h30, 14:00-18:00");
        await visit.Overview.PressAsync("Save the draft");

        var difference = page.Locator("#difference");
        await Assertions.Expect(difference).ToContainTextAsync("The clock of the first reply goes from 4 hours to 90 minutes.");
        await Assertions.Expect(difference).ToContainTextAsync("“discontent” no longer open a case");
        await Assertions.Expect(difference).ToContainTextAsync("09:00–12:30, 14:00–18:00");
        await Assertions.Expect(difference).ToContainTextAsync("until they are 90 days old, instead of at any age");
        await visit.Overview.PressAsync("Try it");
        await Assertions.Expect(page.Locator("#tried")).ToContainTextAsync("posts of weeks");
        await visit.IsSoundAsync();
        await page.GetByLabel("Why, in a sentence (kept with the version)").FillAsync("Quicker in opening hours.");
        await visit.Overview.PressAsync("Publish");

        await Assertions.Expect(page.Locator(".badge.on")).ToHaveTextAsync("in force");
        await Assertions.Expect(page.Locator("#rules input")).ToHaveCountAsync(0);
        await visit.IsSoundAsync();
        await visit.GoAsync($"/policies/built-in-1?brand={work.Brand}");
        await visit.Overview.PressAsync("Go back to this version");
        await page.GetByLabel("Why, in a sentence (kept with the version)").FillAsync("Too hasty.");
        await visit.Overview.PressAsync("Publish");
        await visit.GoAsync($"/policies?brand={work.Brand}");

        await Assertions.Expect(page.Locator("#versions li").First).ToContainTextAsync("Too hasty.");
        await Assertions.Expect(page.Locator("#versions li").Last).ToContainTextAsync("superseded");
    }

    [Fact]
    public async Task What_is_wrong_is_said_at_its_field_and_all_that_was_typed_stays()
    {
        var brand = await desk.App.CreateBrandAsync("fr");
        var visit = await desk.SignedInAsync("fr-FR");
        var page = visit.Page;
        await visit.GoAsync($"/policies?brand={brand}");
        await visit.Overview.PressAsync("Préparer une nouvelle version");
        await page.GetByLabel("Première réponse", new() { Exact = true }).FillAsync("400");
        await page.GetByLabel("Unité : Première réponse").SelectOptionAsync("days");
        await page.Locator("[name='/rules/opening_hours/friday']").FillAsync("le matin");
        await visit.Overview.PressAsync("Enregistrer le brouillon");

        await Assertions
            .Expect(page.Locator(".rule").Filter(new() { HasText = "vendredi" }).Locator(".fault"))
            .ToContainTextAsync("09:00–12:00");
        await page.Locator("[name='/rules/opening_hours/friday']").FillAsync("8:00–12:00");
        await visit.Overview.PressAsync("Enregistrer le brouillon");

        await Assertions.Expect(page.Locator("[id='/rules/clocks/first_reply/within_seconds']")).ToContainTextAsync("Cela peut durer de");
        await Assertions.Expect(page.GetByLabel("Première réponse", new() { Exact = true })).ToHaveValueAsync("400");
        await visit.IsSoundAsync();
        visit.Forgive();
    }

    [Fact]
    public async Task Who_only_reads_changes_nothing_and_works_without_scripts()
    {
        var brand = await desk.App.CreateBrandAsync("fr");
        var key = await desk.App.CreateKeyAsync(["policies:read"], [brand]);
        var visit = await desk.SignedInWithAsync(key, scripts: false);
        await visit.GoAsync($"/policies/built-in-1?brand={brand}");

        await Assertions.Expect(visit.Page.GetByText("within 4 hours")).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Locator("main form")).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData("fr-FR", 375, ColorScheme.Dark)]
    [InlineData("en-GB", 320, ColorScheme.Light)]
    public async Task On_a_phone_and_in_the_dark_it_is_sound(string locale, int width, ColorScheme scheme)
    {
        var brand = await desk.App.CreateBrandAsync("fr");
        var visit = await desk.SignedInAsync(locale, width, scheme);
        await visit.GoAsync($"/policies?brand={brand}");
        await visit.IsSoundAsync();
        await visit.Page.Locator("main form button").First.ClickAsync();
        await Assertions.Expect(visit.Page.Locator("#rules .held")).ToBeVisibleAsync();

        await visit.IsSoundAsync();
    }
}
