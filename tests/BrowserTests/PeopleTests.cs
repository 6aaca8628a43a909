using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace Entente.BrowserTests;

/// <summary>How a colleague comes to the desk: invited, in with a password of their own, and out again.</summary>
public sealed class PeopleTests(DeskInBrowser desk) : IClassFixture<DeskInBrowser>, IAsyncDisposable
{
    private const string Email = "aya@people.example";
    private const string Password = "lanternes sur le quai nord";

    public async ValueTask DisposeAsync() => await desk.EndVisitsAsync();

    [Fact]
    public async Task A_colleague_is_invited_opens_an_account_signs_out_and_in_again()
    {
        var brand = await desk.BrandWithPostsAsync();
        var admin = await desk.SignedInAsync();
        await admin.GoAsync($"/people?brand={brand}");
        await admin.Page.GetByLabel("Name", new() { Exact = true }).FillAsync("Aya Benali");
        await admin.Page.GetByLabel("E-mail address").FillAsync(Email);
        await admin.Page.Locator("#invite").GetByLabel("Community manager").CheckAsync();
        await admin.Page.Locator("#invite [name=language]").SelectOptionAsync("fr");
        await admin.Page.GetByRole(AriaRole.Button, new() { Name = "Make the link" }).ClickAsync();
        var link = new Uri(await admin.Page.GetByLabel("Link of the invitation").InputValueAsync());
        await Assertions.Expect(admin.Page.Locator("#invitations")).ToContainTextAsync("Aya Benali");
        await IsSoundAsync(admin.Page);

        var aya = await desk.VisitAsync("fr-FR", 375);
        await aya.GoAsync(link.PathAndQuery);
        await IsSoundAsync(aya.Page);
        await aya.Page.GetByLabel("Choisissez un mot de passe").FillAsync(Password);
        await aya.Page.GetByLabel("Le même mot de passe, encore une fois").FillAsync(Password);
        await aya.Page.GetByRole(AriaRole.Button, new() { Name = "Ouvrir mon compte" }).ClickAsync();
        await aya.GoAsync($"/people?brand={brand}");
        await Assertions.Expect(aya.Page.Locator("#sessions")).ToContainTextAsync("ce navigateur");
        await Assertions.Expect(aya.Page.Locator("#invite")).ToHaveCountAsync(0);

        await aya.Page.GetByRole(AriaRole.Button, new() { Name = "Se déconnecter" }).ClickAsync();
        await aya.Page.GetByLabel("Adresse e-mail").FillAsync(Email);
        await aya.Page.GetByLabel("Mot de passe").FillAsync(Password);
        await aya.Page.GetByRole(AriaRole.Button, new() { Name = "Se connecter", Exact = true }).ClickAsync();
        await aya.GoAsync($"/queue?brand={brand}");
        await Assertions.Expect(aya.Page.GetByRole(AriaRole.Heading, new() { Name = "File" })).ToBeVisibleAsync();

        await admin.GoAsync($"/people?brand={brand}");
        await Assertions.Expect(admin.Page.Locator("#people")).ToContainTextAsync("Aya Benali");
        await Assertions.Expect(admin.Page.Locator("#invitations")).ToHaveCountAsync(0);
    }

    private static async Task IsSoundAsync(IPage page)
    {
        var found = await page.RunAxe();
        Assert.Empty(found.Violations.Where(v => v.Impact is "serious" or "critical").Select(v => $"{v.Id}: {v.Nodes[0].Html}"));
    }
}
