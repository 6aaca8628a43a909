using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace Entente.BrowserTests;

/// <summary>Queue, case and builder for everybody: in both languages, light and dark, on a phone, with a screen reader.</summary>
public sealed class AccessibleDeskTests(DeskInBrowser desk) : IClassFixture<DeskInBrowser>, IAsyncDisposable
{
    public async ValueTask DisposeAsync() => await desk.EndVisitsAsync();

    [Theory]
    [InlineData("en-GB", 1440, ColorScheme.Light)]
    [InlineData("fr-FR", 1440, ColorScheme.Dark)]
    [InlineData("fr-FR", 375, ColorScheme.Light)]
    public async Task No_page_of_the_desk_has_a_serious_fault_or_reaches_beyond_its_edge(string locale, int width, ColorScheme scheme)
    {
        var work = await CaseAtHand.OpenAsync(desk.App, "insult", "Panne encore. Lucie du SAV est une voleuse, voilà tout.");
        await CaseAtHand.PostAsync(desk.App, work.Brand, null, "Le numéro perso de Nadia de l'agence : 06 39 98 41 27, appelez-la.", "Zoé");
        await work.TakeToPlatformAsync();
        var visit = await desk.SignedInAsync(locale, width, scheme);

        await visit.GoAsync(work.Queue + "&who=nobody");
        await visit.Page.Keyboard.PressAsync("j");
        if (width > 1180)
        {
            await Assertions.Expect(visit.Page.Locator("#pane #case")).ToBeVisibleAsync();
        }
        await IsSoundAsync(visit.Page, width);
        await visit.GoAsync(work.Page);
        await visit.Case.Reply.FillAsync("Calmez-vous, monsieur.");
        await Assertions.Expect(visit.Case.Findings).ToContainTextAsync("L03");
        foreach (var summary in await visit.Page.Locator("main summary").AllAsync())
        {
            await summary.EvaluateAsync("s => s.parentElement.open = true");
        }
        await IsSoundAsync(visit.Page, width);
        await visit.Page.Locator("form[action$=removal-requests] button").ClickAsync();
        await visit.Page.Locator("[name=ground]").SelectOptionAsync("meta_bullying");
        await Assertions.Expect(visit.Page.Locator("[name=element-attack]")).ToBeVisibleAsync();
        await IsSoundAsync(visit.Page, width);
    }

    [Fact]
    public async Task A_fault_is_found()
    {
        var work = await CaseAtHand.OpenAsync(desk.App, "discontent", "En panne depuis trois jours, inadmissible.");
        var visit = await desk.SignedInAsync();
        await visit.GoAsync(work.Queue);
        await visit.Page.EvaluateAsync("document.querySelector('main').append(Object.assign(new Image(), { src: '/favicon.svg' }))");

        Assert.Contains("image-alt", (await visit.Page.RunAxe()).Violations.Select(v => v.Id));
    }

    private static async Task IsSoundAsync(IPage page, int width)
    {
        var found = await page.RunAxe();
        Assert.Empty(
            found
                .Violations.Where(v => v.Impact is "serious" or "critical")
                .Select(v => $"{page.Url} {v.Id}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}")
        );
        Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }
}
