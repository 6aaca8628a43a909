using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;
using Xunit;

namespace Entente.BrowserTests;

/// <summary>Whoever keeps the ledger opens a campaign, adds what it cost and whom it won, and sees what a fan costs.</summary>
public sealed class AcquisitionTests(DeskInBrowser desk) : IClassFixture<DeskInBrowser>, IAsyncDisposable
{
    public async ValueTask DisposeAsync() => await desk.EndVisitsAsync();

    [Fact]
    public async Task A_campaign_its_cost_and_its_fans_make_a_cost_per_fan()
    {
        var brand = await desk.App.CreateBrandAsync("fr");
        var visit = await desk.SignedInAsync("fr-FR");
        var page = visit.Page;
        await visit.GoAsync($"/acquisition?brand={brand}");

        await page.GetByLabel("Nom", new() { Exact = true }).FillAsync("Grand jeu d’hiver");
        await page.GetByLabel("Début").FillAsync("2026-02-02");
        await page.GetByLabel("Portée").FillAsync("6 %");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ouvrir une campagne" }).ClickAsync();
        await page.GetByText("Ajouter un coût").First.ClickAsync();
        await page.GetByLabel("Montant en EUR").FillAsync("1 250,50");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ajouter un coût" }).ClickAsync();
        await page.GetByText("Ajouter des fans").First.ClickAsync();
        await page.GetByLabel("Combien").FillAsync("500");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ajouter des fans" }).ClickAsync();

        var row = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Grand jeu d’hiver" });
        await Assertions.Expect(row).ToContainTextAsync("1 250,50 €");
        await Assertions.Expect(row).ToContainTextAsync("2,50 €");
        await Assertions.Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Concours" }).First).ToContainTextAsync("41,68 €");
    }

    [Fact]
    public async Task A_refusal_says_its_rule_on_the_page()
    {
        var brand = await desk.App.CreateBrandAsync("fr");
        var visit = await desk.SignedInAsync("fr-FR");
        var page = visit.Page;
        await visit.GoAsync($"/acquisition?brand={brand}");

        await page.GetByLabel("Nom", new() { Exact = true }).FillAsync("Jeu");
        await page.GetByLabel("Monnaie").FillAsync("XYZ");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ouvrir une campagne" }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("n’est pas une monnaie de la norme ISO 4217");
        visit.Forgive();
    }

    [Fact]
    public async Task Consent_is_recorded_and_taken_back_on_the_page()
    {
        var brand = await BrandWithDefenderAsync();
        var visit = await desk.SignedInAsync();
        var page = visit.Page;
        await visit.GoAsync($"/acquisition?brand={brand}");

        await page.GetByLabel("How hugo.b answered").SelectOptionAsync("phone");
        await page.GetByRole(AriaRole.Button, new() { Name = "hugo.b consents" }).ClickAsync();
        await Assertions.Expect(page.Locator("#consented")).ToContainTextAsync("by phone");
        var csv = await page.RunAndWaitForDownloadAsync(() => page.GetByText("Export as CSV").ClickAsync());
        Assert.Equal("advocates.csv", csv.SuggestedFilename);
        await page.GetByRole(AriaRole.Button, new() { Name = "hugo.b withdrew their consent" }).ClickAsync();

        await Assertions.Expect(page.GetByText("Nobody has consented yet.")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#candidates")).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData(375, "fr-FR", ColorScheme.Dark)]
    [InlineData(320, "en-GB", ColorScheme.Light)]
    public async Task On_a_phone_nothing_reaches_beyond_the_edge(int width, string locale, ColorScheme scheme)
    {
        var brand = await BrandWithDefenderAsync();
        var visit = await desk.SignedInAsync(locale, width, scheme);
        await visit.GoAsync($"/acquisition?brand={brand}");

        await Assertions.Expect(visit.Page.Locator("#candidates")).ToBeVisibleAsync();
        Assert.Equal(width, await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    /// <summary>A brand with a campaign, and an author who came round in a dialogue and defended it.</summary>
    private async Task<string> BrandWithDefenderAsync()
    {
        var brand = await desk.App.CreateBrandAsync("fr");
        using var owner = desk.App.AsOwner();
        var root = $"/v1/brands/{brand}";
        var campaign = new
        {
            kind = "contest",
            name = "Un nom de campagne plutôt long pour un petit écran",
            network = "facebook",
            currency = "EUR",
            starts_on = "2026-02-02",
        };
        (await owner.PostAsJsonAsync($"{root}/campaigns", campaign)).EnsureSuccessStatusCode();
        var post = new
        {
            network = "facebook",
            external_id = "1",
            text = "Box en panne pour la troisième fois, très déçu.",
            posted_at = DateTimeOffset.UtcNow.AddHours(-1),
            author = new { external_id = "a", handle = "hugo.b" },
        };
        var mention = await JsonAsync(await owner.PostAsJsonAsync($"{root}/mentions", post));
        var verdict = new { category = "discontent", sentiment = "negative" };
        var judged = await JsonAsync(await owner.PostAsJsonAsync($"{root}/mentions/{mention.GetProperty("id")}/verdicts", verdict));
        var path = $"{root}/cases/{judged.GetProperty("case_id")}/transitions";
        await MoveAsync(owner, path, new { to = "dialogue", reply = new { text = "Bonjour Hugo, que s’est-il passé hier soir ?" } });
        await MoveAsync(owner, path, new { to = "closed", outcome = "defends_brand" });
        return brand;
    }

    private static async Task MoveAsync(HttpClient owner, string path, object move)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(move) };
        request.Headers.TryAddWithoutValidation("If-Match", "*");
        (await owner.SendAsync(request)).EnsureSuccessStatusCode();
    }

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage answer) =>
        await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
}
