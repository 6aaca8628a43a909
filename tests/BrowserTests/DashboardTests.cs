using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Entente.Domain.Access;
using Microsoft.Playwright;
using Xunit;

namespace Entente.BrowserTests;

/// <summary>What a manager does on the page, in a real browser; the figures are those of the API.</summary>
public sealed class DashboardTests(DeskInBrowser desk) : IClassFixture<DeskInBrowser>, IAsyncDisposable
{
    public async ValueTask DisposeAsync() => await desk.EndVisitsAsync();

    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    [Fact]
    public async Task Who_is_not_signed_in_comes_to_the_page_asked_for_by_way_of_the_key()
    {
        var brand = await desk.BrandWithPostsAsync();
        var visit = await desk.VisitAsync("fr-FR");
        await visit.GoAsync(Week(brand));
        await new SignInScreen(visit.Page).SignInAsync(Testing.EntenteApp.OwnerKey);

        Assert.EndsWith(Week(brand), visit.Page.Url, StringComparison.Ordinal);
        await Assertions.Expect(visit.Overview.Title).ToHaveTextAsync("Fibre du Lac");
        await Assertions.Expect(visit.Overview.Sentence("20 publications sont arrivées")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_wrong_key_is_refused_in_plain_words()
    {
        var visit = await desk.VisitAsync("fr-FR");
        await visit.GoAsync("/");
        var screen = new SignInScreen(visit.Page);
        await screen.SendAsync("not-a-key-of-this-instance-at-all");

        await Assertions.Expect(screen.Refusal).ToBeVisibleAsync();
        visit.Forgive();
    }

    [Fact]
    public async Task Every_figure_is_the_one_the_metrics_endpoint_answers()
    {
        var brand = await desk.BrandWithPostsAsync();
        var visit = await desk.SignedInAsync();
        await visit.GoAsync(Week(brand));

        var page = visit.Overview;
        Assert.Equal("20", await page.FigureAsync("Posts received"));
        Assert.Equal(Count(await MetricAsync(brand, "inbound_volume")), await page.FigureAsync("Posts received"));
        Assert.Equal(Points(await MetricAsync(brand, "net_sentiment")), await page.FigureAsync("Net sentiment"));
        Assert.Equal(Share(await MetricAsync(brand, "permitted_share")), await page.FigureAsync("Permitted among negatives"));
        Assert.Equal(Count(await MetricAsync(brand, "cases_opened")), await page.FigureAsync("Cases opened"));
        Assert.Equal(Share(await MetricAsync(brand, "escalation_rate")), await page.FigureAsync("Escalation rate"));
        Assert.Equal(Count(await MetricAsync(brand, "backlog")), await page.FigureAsync("Open cases"));
    }

    [Fact]
    public async Task The_trend_can_be_read_as_a_table_of_the_same_values()
    {
        var brand = await desk.BrandWithPostsAsync();
        var visit = await desk.SignedInAsync();
        await visit.GoAsync(Week(brand));

        var rows = await visit.Overview.TrendValuesAsync();

        Assert.Equal(12, rows.Count);
        Assert.Equal(["W6", Points(await MetricAsync(brand, "net_sentiment", "2026-W06")), "4"], rows[^2]);
        Assert.Equal(["W7", Points(await MetricAsync(brand, "net_sentiment")), "20"], rows[^1]);
        await Assertions.Expect(visit.Overview.Trend).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task What_exposes_somebody_waits_first()
    {
        var brand = await desk.BrandWithPostsAsync();
        var visit = await desk.SignedInAsync();
        await visit.GoAsync(Week(brand));

        var first = visit.Overview.Waiting.First;
        await Assertions.Expect(first).ToContainTextAsync("Hide the post and ask its author");
        await Assertions.Expect(first).ToContainTextAsync("Unacceptable");
        await Assertions.Expect(first).ToContainTextAsync("Trustpilot");
    }

    [Fact]
    public async Task The_reader_changes_week_and_language_at_once()
    {
        var brand = await desk.BrandWithPostsAsync();
        var visit = await desk.SignedInAsync("fr-FR");
        await visit.GoAsync(Week(brand));

        await visit.Overview.FollowAsync("English");
        await Assertions.Expect(visit.Overview.Sentence("20 posts came in")).ToBeVisibleAsync();
        await visit.Overview.FollowAsync("← Week 6");
        await Assertions.Expect(visit.Overview.Sentence("4 posts came in")).ToBeVisibleAsync();

        Assert.Contains("week=2026-W06", visit.Page.Url, StringComparison.Ordinal);
        Assert.Equal("en", await visit.Page.Locator("html").GetAttributeAsync("lang"));
    }

    [Fact]
    public async Task The_report_asked_for_comes_up_by_itself_and_is_a_pdf()
    {
        var brand = await desk.BrandWithPostsAsync();
        var visit = await desk.SignedInAsync("fr-FR");
        await visit.GoAsync(Week(brand));

        await visit.Overview.PressAsync("PDF de la semaine 7 en français");
        var download = await visit.Overview.DownloadAsync("Télécharger le PDF, Semaine 7 2026, en français");
        await using var pdf = await download.CreateReadStreamAsync();
        var start = new byte[4];
        await pdf.ReadExactlyAsync(start, TestContext.Current.CancellationToken);

        Assert.Equal("%PDF"u8.ToArray(), start);
        Assert.EndsWith("2026-W07-fr.pdf", download.SuggestedFilename, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_brand_without_posts_tells_the_first_step_and_it_works()
    {
        var brand = await desk.App.CreateBrandAsync();
        var visit = await desk.SignedInAsync();
        await visit.GoAsync($"/?brand={brand}");

        await Assertions.Expect(visit.Overview.Commands.First).ToContainTextAsync($"import posts.csv --brand {brand}");
        var curl = await visit.Overview.Commands.Last.InnerTextAsync();
        var body = curl[(curl.IndexOf('{', StringComparison.Ordinal))..(curl.LastIndexOf('}') + 1)];
        using var owner = desk.App.AsOwner();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await owner.PostAsync($"/v1/brands/{brand}/mentions", content, TestContext.Current.CancellationToken);

        Assert.Contains($"{desk.App.Address}v1/brands/{brand}/mentions ", curl, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
    }

    [Fact]
    public async Task A_brand_of_others_is_never_shown()
    {
        var (own, other) = (await desk.BrandWithPostsAsync(), await desk.BrandWithPostsAsync());
        var key = await desk.App.CreateKeyAsync([Scopes.MetricsRead], [own]);
        var visit = await desk.VisitAsync();
        await visit.GoAsync($"/?brand={other}");
        await new SignInScreen(visit.Page).SignInAsync(key);

        Assert.DoesNotContain(other, await visit.Page.ContentAsync(), StringComparison.Ordinal);
        Assert.Equal("/", new Uri(visit.Page.Url).PathAndQuery);
    }

    [Theory]
    [InlineData("0001-W01")]
    [InlineData("9999-W52")]
    [InlineData("2026-W99")]
    [InlineData("yesterday")]
    public async Task A_week_that_cannot_be_shown_leads_to_the_last_complete_one(string week)
    {
        var brand = await desk.BrandWithPostsAsync();
        var visit = await desk.SignedInAsync();
        await visit.GoAsync($"/?brand={brand}");
        var last = await visit.Page.TitleAsync();
        await visit.GoAsync($"/?brand={brand}&week={week}");

        Assert.Equal(last, await visit.Page.TitleAsync());
    }

    private static string Week(string brand) => $"/?brand={brand}&week={DeskInBrowser.FullWeek}";

    private async Task<decimal?> MetricAsync(string brand, string name, string week = DeskInBrowser.FullWeek)
    {
        using var owner = desk.App.AsOwner();
        var path = $"/v1/brands/{brand}/metrics/{name}?from={week}&to={week}";
        using var answer = JsonDocument.Parse(await owner.GetStringAsync(path, TestContext.Current.CancellationToken));
        var value = answer.RootElement.GetProperty("data")[0].GetProperty("value");
        return value.ValueKind == JsonValueKind.Null ? null : value.GetDecimal();
    }

    private static string Count(decimal? value) => value!.Value.ToString("0", Plain);

    private static string Points(decimal? value) => value!.Value.ToString("+0.0;−0.0;0.0", Plain);

    private static string Share(decimal? value) => value is { } known ? (known * 100).ToString("0.0", Plain) + "%" : "–";
}
