using Deque.AxeCore.Playwright;
using Entente.Domain.Access;
using Microsoft.Playwright;
using Xunit;

namespace Entente.BrowserTests;

/// <summary>A person protects their account, loses the password, and is helped back in by who administers the desk.</summary>
public sealed class AccountTests(DeskInBrowser desk) : IClassFixture<DeskInBrowser>, IAsyncDisposable
{
    private const string Email = "lina@people.example";
    private const string Password = "lanternes sur le quai nord";
    private const string NewPassword = "vingt brouettes sous la glycine";

    public async ValueTask DisposeAsync() => await desk.EndVisitsAsync();

    [Fact]
    public async Task A_second_factor_is_set_up_and_asked_for_and_the_password_is_replaced_by_a_link()
    {
        var brand = await desk.BrandWithPostsAsync();
        var admin = await desk.SignedInAsync();
        await admin.GoAsync($"/people?brand={brand}");
        await admin.Page.GetByLabel("Name", new() { Exact = true }).FillAsync("Lina Roy");
        await admin.Page.GetByLabel("E-mail address").FillAsync(Email);
        await admin.Page.Locator("#invite").GetByLabel("Community manager").CheckAsync();
        await admin.Page.Locator("#invite [name=language]").SelectOptionAsync("fr");
        await admin.Page.GetByRole(AriaRole.Button, new() { Name = "Make the link" }).ClickAsync();
        var invitation = new Uri(await admin.Page.GetByLabel("Link of the invitation").InputValueAsync());

        var lina = await desk.VisitAsync("fr-FR", 375, ColorScheme.Dark, scripts: false);
        await lina.GoAsync(invitation.PathAndQuery);
        await lina.Page.Locator("#password").FillAsync(Password);
        await lina.Page.Locator("#password_again").FillAsync(Password);
        await lina.Page.GetByRole(AriaRole.Button, new() { Name = "Ouvrir mon compte" }).ClickAsync();
        await lina.GoAsync("/account");
        await lina.Page.GetByRole(AriaRole.Link, new() { Name = "Activer" }).ClickAsync();
        await Assertions.Expect(lina.Page.Locator("svg.qr")).ToBeVisibleAsync();
        var secret = (await lina.Page.Locator("#secret").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);
        await lina.Page.Locator("#code").FillAsync(Code(secret, 0));
        await lina.Page.Locator("#password").FillAsync(Password);
        await lina.Page.GetByRole(AriaRole.Button, new() { Name = "Activer" }).ClickAsync();
        await Assertions.Expect(lina.Page.Locator("#codes li")).ToHaveCountAsync(RecoveryCode.InASet);

        await admin.GoAsync($"/administration/accounts?brand={brand}&q={Email}");
        await Assertions.Expect(admin.Page.Locator("#accounts")).ToContainTextAsync("second factor");
        await admin.Page.Locator("#accounts summary").ClickAsync();
        await admin.Page.GetByRole(AriaRole.Button, new() { Name = "Make a link to a new password for Lina Roy" }).ClickAsync();
        var link = new Uri(await admin.Page.GetByLabel("Link to a new password", new() { Exact = true }).InputValueAsync());

        await lina.GoAsync(link.PathAndQuery);
        await lina.Page.Locator("#new_password").FillAsync(NewPassword);
        await lina.Page.Locator("#password_again").FillAsync(NewPassword);
        await lina.Page.GetByRole(AriaRole.Button, new() { Name = "Prendre ce mot de passe" }).ClickAsync();
        await Assertions.Expect(lina.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Votre mot de passe est changé");
        await lina.Page.Locator("#email").FillAsync(Email);
        await lina.Page.Locator("#password").FillAsync(NewPassword);
        await lina.Page.GetByRole(AriaRole.Button, new() { Name = "Se connecter", Exact = true }).ClickAsync();
        await lina.Page.Locator("#code").FillAsync(Code(secret, 1));
        await lina.Page.GetByRole(AriaRole.Button, new() { Name = "Se connecter", Exact = true }).ClickAsync();
        await lina.GoAsync($"/queue?brand={brand}");
        await Assertions.Expect(lina.Page.GetByRole(AriaRole.Heading, new() { Name = "File" })).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("en-GB", 1440, ColorScheme.Light)]
    [InlineData("fr-FR", 1440, ColorScheme.Dark)]
    [InlineData("fr-FR", 375, ColorScheme.Light)]
    [InlineData("en-GB", 375, ColorScheme.Dark)]
    public async Task No_page_of_access_has_a_serious_fault_or_reaches_beyond_its_edge(string locale, int width, ColorScheme scheme)
    {
        var brand = await desk.BrandWithPostsAsync();
        var admin = await desk.SignedInAsync(locale, width, scheme);
        foreach (var part in (string[])["accounts", "keys", "channels", "audit"])
        {
            await admin.GoAsync($"/administration/{part}?brand={brand}");
            foreach (var summary in await admin.Page.Locator("main summary").AllAsync())
            {
                await summary.EvaluateAsync("s => s.parentElement.open = true");
            }
            await IsSoundAsync(admin.Page, width);
        }
        var stranger = await desk.VisitAsync(locale, width, scheme);
        foreach (var path in (string[])["/sign-in", "/lost-password"])
        {
            await stranger.GoAsync(path);
            await IsSoundAsync(stranger.Page, width);
        }
    }

    [Fact]
    public async Task The_owner_reads_the_jobs_without_a_complaint_of_the_browser()
    {
        var owner = await desk.SignedInAsync();
        foreach (var page in (string[])["", "/recurring", "/servers", "/jobs/succeeded"])
        {
            await owner.GoAsync($"/administration/jobs{page}");
            await Assertions.Expect(owner.Page.Locator("h1")).ToBeVisibleAsync();
        }
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

    private static string Code(string written, int later)
    {
        var bits = string.Concat(written.Select(c => Convert.ToString(c < 'A' ? c - '2' + 26 : c - 'A', 2).PadLeft(5, '0')));
        byte[] secret = [.. bits.Chunk(8).Where(octet => octet.Length == 8).Select(octet => Convert.ToByte(new string(octet), 2))];
        return Totp.CodeAt(secret, Totp.StepAt(DateTimeOffset.UtcNow) + later);
    }
}
