using Microsoft.Playwright;
using Xunit;

namespace Entente.BrowserTests;

/// <summary>What an analyst does with the figures: asks, tells apart, compares, and takes them along.</summary>
public sealed class MetricTests(DeskInBrowser desk) : IClassFixture<DeskInBrowser>, IAsyncDisposable
{
    private const string Weeks = "from=2026-W04&to=2026-W07";

    public async ValueTask DisposeAsync() => await desk.EndVisitsAsync();

    [Fact]
    public async Task Any_metric_is_told_apart_and_stands_in_the_address()
    {
        var brand = await desk.BrandWithPostsAsync();
        var visit = await desk.SignedInAsync();
        var page = visit.Page;
        await visit.GoAsync($"/metrics?brand={brand}&{Weeks}");
        var newest = page.Locator("#values tbody tr").First;
        await Assertions.Expect(newest).ToContainTextAsync("Week 7");
        await Assertions.Expect(newest.Locator("td").Nth(1)).ToHaveTextAsync("20");
        await visit.IsSoundAsync();

        await page.Locator("[name=metric]").SelectOptionAsync("negative_share");
        await page.Locator("[name=by]").SelectOptionAsync("network");
        await page.Locator("[name=each]").SelectOptionAsync("range");
        await visit.Overview.PressAsync("Show");

        Assert.Contains("metric=negative_share", page.Url, StringComparison.Ordinal);
        await Assertions.Expect(page.Locator(".measure")).ToHaveCountAsync(2);
        await Assertions.Expect(page.Locator("#values")).ToContainTextAsync("Facebook");
        await Assertions.Expect(page.Locator(".definition")).ToContainTextAsync("N / (P + Neu + N)");
        await Assertions
            .Expect(page.Locator("#curl"))
            .ToContainTextAsync($"/v1/brands/{brand}/metrics/negative_share?{Weeks}&interval=range&group_by=network");
        await visit.IsSoundAsync();
    }

    [Fact]
    public async Task The_values_are_taken_along_as_a_french_spreadsheet_takes_them()
    {
        var brand = await desk.BrandWithPostsAsync();
        var visit = await desk.SignedInAsync("fr-FR");
        await visit.GoAsync($"/metrics?brand={brand}&metric=net_sentiment&{Weeks}");

        var csv = await visit.Page.RunAndWaitForDownloadAsync(() =>
            visit.Page.GetByRole(AriaRole.Link, new() { Name = "CSV", Exact = true }).ClickAsync()
        );

        var lines = await File.ReadAllLinesAsync(await csv.PathAsync(), TestContext.Current.CancellationToken);
        Assert.StartsWith("metric;week;", lines[0], StringComparison.Ordinal);
        Assert.Contains(lines, line => line.StartsWith("net_sentiment;2026-W07;", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_figure_leads_to_its_cases()
    {
        var work = await CaseAtHand.OpenAsync(desk.App, "discontent", "En panne depuis trois jours, inadmissible.");
        var visit = await desk.SignedInAsync();
        var now = Domain.Metrics.IsoWeek.Of(DateTimeOffset.UtcNow, TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"));
        await visit.GoAsync($"/metrics?brand={work.Brand}&metric=cases_opened&by=network&from={now.Plus(-1)}&to={now}");
        await visit.Page.Locator("#values a").First.ClickAsync();

        await Assertions.Expect(visit.Page.Locator(".rows")).ToContainTextAsync("En panne depuis trois jours");
        await visit.IsSoundAsync();
        await visit.Page.Locator(".rows a").First.ClickAsync();
        await Assertions.Expect(visit.Page.Locator("#case")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_figure_of_posts_leads_to_them()
    {
        var brand = await desk.BrandWithPostsAsync();
        var visit = await desk.SignedInAsync();
        var page = visit.Page;
        await visit.GoAsync($"/metrics?brand={brand}&metric=inbound_volume&by=network&each=range&{Weeks}");
        await page.Locator("#values tr", new() { HasText = "Trustpilot" }).Locator("a").ClickAsync();

        await Assertions.Expect(page.Locator("#mentions li")).ToHaveCountAsync(8);
        await Assertions.Expect(page.Locator(".purpose")).ToContainTextAsync("Trustpilot");
        await visit.IsSoundAsync();
        await page.Locator("[name=sentiment]").SelectOptionAsync("positive");
        await visit.Overview.PressAsync("Filter");
        await Assertions.Expect(page.Locator("#mentions li", new() { HasText = "inadmissible" })).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("#mentions li").First).ToContainTextAsync("Merci");
    }

    [Fact]
    public async Task A_range_that_makes_no_sense_is_said_and_scripts_are_not_needed()
    {
        var brand = await desk.BrandWithPostsAsync();
        var key = await desk.App.CreateKeyAsync(["metrics:read"], [brand]);
        var visit = await desk.SignedInWithAsync(key, scripts: false);
        await visit.GoAsync($"/metrics?brand={brand}&from=2026-W07&to=2026-W04");

        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await visit.Page.Locator("[name=from]").FillAsync("2026-W01");
        await visit.Overview.PressAsync("Show");
        await Assertions.Expect(visit.Page.Locator("#values tbody tr")).ToHaveCountAsync(4);
        visit.Forgive();
    }

    [Theory]
    [InlineData("fr-FR", 375, ColorScheme.Dark)]
    [InlineData("en-GB", 320, ColorScheme.Light)]
    public async Task On_a_phone_and_in_the_dark_it_is_sound(string locale, int width, ColorScheme scheme)
    {
        var brand = await desk.BrandWithPostsAsync();
        var visit = await desk.SignedInAsync(locale, width, scheme);
        await visit.GoAsync($"/metrics?brand={brand}&metric=net_sentiment&by=network&{Weeks}");
        await Assertions.Expect(visit.Page.Locator(".measure").First).ToBeVisibleAsync();

        await visit.IsSoundAsync();
    }
}
