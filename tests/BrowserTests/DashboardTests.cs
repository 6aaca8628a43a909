using System.Net.Http.Json;
using System.Text.Json;
using Entente.Testing;
using Microsoft.Playwright;
using Xunit;

[assembly: AssemblyFixture(typeof(PostgresCluster))]

namespace Entente.BrowserTests;

/// <summary>What a manager does on the page, in a real browser; the figures are those of the API.</summary>
public sealed class DashboardTests(PostgresCluster cluster) : IAsyncLifetime
{
    private readonly EntenteApp _app = new(cluster);
    private readonly List<string> _complaints = [];
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        await _app.InitializeAsync();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(Chromium.Options);
    }

    public async ValueTask DisposeAsync()
    {
        await _browser!.DisposeAsync();
        _playwright!.Dispose();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task A_manager_signs_in_reads_the_week_and_downloads_the_report()
    {
        var brand = await BrandWithPostsAsync();
        var page = await SignInAsync("fr-FR", 1280);
        await page.GotoAsync($"{_app.Address}?brand={brand}&week=2026-W07");

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "La semaine en cinq phrases" })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("20 publications sont arrivées")).ToBeVisibleAsync();
        Assert.Equal("20", await page.Locator(".figure .value").First.InnerTextAsync());

        await page.GetByRole(AriaRole.Button, new() { Name = "PDF de la semaine 7 en français" }).ClickAsync();
        var link = page.GetByRole(AriaRole.Link, new() { Name = "Télécharger le PDF" });
        await Assertions.Expect(link).ToBeVisibleAsync(new() { Timeout = 30_000 });
        var download = await page.RunAndWaitForDownloadAsync(() => link.ClickAsync());
        await using var pdf = await download.CreateReadStreamAsync();
        var start = new byte[4];
        await pdf.ReadExactlyAsync(start);

        Assert.Equal("%PDF"u8.ToArray(), start);
        Assert.EndsWith("2026-W07-fr.pdf", download.SuggestedFilename, StringComparison.Ordinal);
        Assert.Empty(_complaints);
    }

    [Fact]
    public async Task The_reader_changes_week_and_language_at_once()
    {
        var brand = await BrandWithPostsAsync();
        var page = await SignInAsync("fr-FR", 1280);
        await page.GotoAsync($"{_app.Address}?brand={brand}&week=2026-W07");

        await page.GetByRole(AriaRole.Link, new() { Name = "English" }).ClickAsync();
        await Assertions.Expect(page.GetByText("20 posts came in")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "← Week 6" }).ClickAsync();
        await Assertions.Expect(page.GetByText("No post came in, as in the week before.")).ToBeVisibleAsync();

        Assert.Contains("week=2026-W06", page.Url, StringComparison.Ordinal);
        Assert.Equal("en", await page.Locator("html").GetAttributeAsync("lang"));
        Assert.Empty(_complaints);
    }

    [Fact]
    public async Task On_a_phone_nothing_reaches_beyond_the_edge()
    {
        var brand = await BrandWithPostsAsync();
        var page = await SignInAsync("en-GB", 375);
        await page.GotoAsync($"{_app.Address}?brand={brand}&week=2026-W07");

        Assert.Equal(375, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Sign out" })).ToBeVisibleAsync();
        Assert.Empty(_complaints);
    }

    [Fact]
    public async Task A_wrong_key_is_refused_in_plain_words()
    {
        var page = await OpenAsync("fr-FR", 1280);
        await page.GotoAsync(_app.Address.ToString());
        await page.Locator("#key").FillAsync("not-a-key-of-this-instance-at-all");
        await page.GetByRole(AriaRole.Button).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
    }

    private async Task<IPage> SignInAsync(string locale, int width)
    {
        var page = await OpenAsync(locale, width);
        await page.GotoAsync(_app.Address.ToString());
        await page.Locator("#key").FillAsync(EntenteApp.OwnerKey);
        await page.GetByRole(AriaRole.Button).ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("sign-in", StringComparison.Ordinal));
        return page;
    }

    /// <summary>Console errors and requests to anybody but us are noted; a test that meets one fails.</summary>
    private async Task<IPage> OpenAsync(string locale, int width)
    {
        var context = await _browser!.NewContextAsync(
            new()
            {
                Locale = locale,
                ViewportSize = new() { Width = width, Height = 800 },
            }
        );
        var page = await context.NewPageAsync();
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                _complaints.Add(message.Text);
            }
        };
        page.Request += (_, request) =>
        {
            if (new Uri(request.Url).Host != _app.Address.Host)
            {
                _complaints.Add(request.Url);
            }
        };
        return page;
    }

    private async Task<string> BrandWithPostsAsync()
    {
        var brand = await _app.CreateBrandAsync("fr");
        using var owner = _app.AsOwner();
        var items = Enumerable
            .Range(0, 20)
            .Select(i => new
            {
                network = "facebook",
                external_id = $"{i}",
                text = i % 2 == 0 ? "Merci, service impeccable !" : "En panne depuis trois jours, inadmissible.",
                posted_at = new DateTimeOffset(2026, 2, 9, 8, 0, 0, TimeSpan.Zero).AddHours(i),
            });
        var response = await owner.PostAsJsonAsync($"/v1/brands/{brand}/mentions/batch", new { items });
        Assert.Equal(20, (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accepted").GetInt32());
        return brand;
    }
}
