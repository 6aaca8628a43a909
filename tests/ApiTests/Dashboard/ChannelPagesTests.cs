using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Entente.ApiTests.Mentions;
using Entente.Domain.Metrics;
using Entente.Testing;
using Xunit;

namespace Entente.ApiTests.Dashboard;

/// <summary>Where the desk's pages tell a brand's channels apart, and where they need not.</summary>
public sealed partial class ChannelPagesTests(SharedApp shared)
{
    private const string Arabic = "مساعدة <b>";

    [Fact]
    public async Task The_queue_is_narrowed_by_one_control_to_a_network_or_a_channel_on_it()
    {
        using var desk = await OpenAsync();
        var help = await desk.AddChannelAsync("help", name: Arabic);
        await desk.AddChannelAsync("page", name: "Lumen");
        await desk.AddChannelAsync("insta", "instagram", "Lumen");
        await PostAsync(desk, "1", "facebook", "help");
        await PostAsync(desk, "2", "facebook", "page");
        await PostAsync(desk, "3", "instagram", "insta");
        using var browser = await BrowserAsync();

        var all = await browser.ReadAsync($"/queue?brand={desk.Brand}");
        var one = await browser.ReadAsync($"/queue?brand={desk.Brand}&channel={help}");

        Assert.Equal(["Facebook · Lumen", $"Facebook · {Arabic}", "Instagram"], PlacesOn(all).Order(StringComparer.Ordinal));
        Assert.Equal([$"Facebook · {Arabic}"], PlacesOn(one));
        Assert.Contains("<optgroup label=\"Facebook\">", all, StringComparison.Ordinal);
        Assert.DoesNotContain("<optgroup label=\"Instagram\">", all, StringComparison.Ordinal);
        Assert.Equal(Arabic, WebUtility.HtmlDecode(Chosen().Match(one).Groups[2].Value));
        Assert.Equal(2, PlacesOn(await browser.ReadAsync($"/queue?brand={desk.Brand}&channel=facebook")).Count);
        Assert.Equal(2, PlacesOn(await browser.ReadAsync($"/queue?brand={desk.Brand}&network=facebook")).Count);
        Assert.Equal(3, PlacesOn(await browser.ReadAsync($"/queue?brand={desk.Brand}&channel=nonsense")).Count);
    }

    [Fact]
    public async Task A_view_keeps_a_network_as_it_always_did_and_a_channel_by_its_id()
    {
        using var desk = await OpenAsync();
        var help = await desk.AddChannelAsync("help");
        using var browser = await BrowserAsync();
        var page = await browser.ReadAsync($"/queue?brand={desk.Brand}&channel=facebook");
        Assert.Contains("name=\"filters\" value=\"network=facebook\"", page, StringComparison.Ordinal);

        page = await browser.SendAsync(page, "/queue/views", desk.Brand, ("filters", $"channel={help}&due=day"), ("name", "Help"));

        Assert.Contains($"channel={help}&amp;due=day\" aria-current=\"true\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_channel_that_was_taken_away_is_said_to_be_and_an_unknown_one_shows_nothing()
    {
        using var desk = await OpenAsync();
        var help = await desk.AddChannelAsync("help", name: "Help");
        await PostAsync(desk, "1", "facebook", "help");
        await desk.RemoveChannelAsync(help, 1);
        using var browser = await BrowserAsync();

        var gone = await browser.ReadAsync($"/queue?brand={desk.Brand}&channel={help}");
        var unknown = await browser.ReadAsync($"/queue?brand={desk.Brand}&channel={Guid.NewGuid()}");

        Assert.Equal("Facebook · Help (taken away)", WebUtility.HtmlDecode(Chosen().Match(gone).Groups[2].Value));
        Assert.Equal(["Facebook · Help (taken away)"], PlacesOn(gone));
        Assert.Equal("Unknown channel", Chosen().Match(unknown).Groups[2].Value);
        Assert.Empty(PlacesOn(unknown));
        Assert.Contains("No open case fits", unknown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_says_which_page_it_came_to_only_where_there_are_several()
    {
        using var desk = await OpenAsync();
        await desk.AddChannelAsync("help", name: "Help");
        await PostAsync(desk, "1", "facebook", "help");
        using var browser = await BrowserAsync();
        var path = $"/cases/{(await desk.FirstAsync("cases")).Text("id")}?brand={desk.Brand}";

        Assert.DoesNotContain("Help", await browser.ReadAsync(path), StringComparison.Ordinal);
        await desk.AddChannelAsync("page");

        Assert.Equal(["Facebook · Help"], PlacesOn(await browser.ReadAsync(path)).Take(1));
    }

    [Fact]
    public async Task Figures_told_apart_by_channel_have_its_name_and_lead_to_its_cases()
    {
        using var desk = await OpenAsync();
        var (help, gone) = (await desk.AddChannelAsync("help", name: Arabic), await desk.AddChannelAsync("gone", name: "Old"));
        await PostAsync(desk, "1", "facebook", "help");
        await PostAsync(desk, "2", "facebook", "gone");
        await PostAsync(desk, "3", "x", null);
        await desk.RemoveChannelAsync(gone, 1);
        using var browser = await BrowserAsync("fr");
        var now = IsoWeek.Of(DateTimeOffset.UtcNow, TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"));
        var weeks = $"from={now.Plus(-1)}&to={now}";

        var page = await browser.ReadAsync($"/metrics?brand={desk.Brand}&metric=cases_opened&by=channel&each=range&{weeks}");

        var names = Names().Matches(page).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(["Facebook · Old (retiré)", $"Facebook · {Arabic}", "Sans canal"], names);
        var link = CasesLink().Matches(page).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)).ToList();
        Assert.Equal(2, link.Count);
        var cases = await browser.ReadAsync(Assert.Single(link, l => l.EndsWith($"channel={gone}", StringComparison.Ordinal)));
        Assert.Contains("Facebook · Old (retiré)", WebUtility.HtmlDecode(cases), StringComparison.Ordinal);
        Assert.Single(PlacesOn(cases));
        var csv = await browser.ReadAsync($"/metrics/values?brand={desk.Brand}&metric=cases_opened&by=channel&{weeks}&format=csv");
        Assert.Contains(help, csv, StringComparison.Ordinal);
        Assert.Contains(";none;", csv, StringComparison.Ordinal);
        var backlog = await browser.ReadAsync($"/metrics?brand={desk.Brand}&metric=backlog&by=channel&{weeks}");
        Assert.Contains($"/queue?brand={desk.Brand}&amp;channel={help}", backlog, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Posts_behind_a_figure_are_those_of_its_channel_and_say_so()
    {
        using var desk = await OpenAsync();
        var help = await desk.AddChannelAsync("help", name: Arabic);
        await desk.AddChannelAsync("page", name: "Lumen");
        await PostAsync(desk, "1", "facebook", "help");
        await PostAsync(desk, "2", "facebook", "page");
        await PostAsync(desk, "3", "x", null);
        using var browser = await BrowserAsync();
        var now = IsoWeek.Of(DateTimeOffset.UtcNow, TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"));
        var weeks = $"brand={desk.Brand}&from={now.Plus(-1)}&to={now}";

        var figures = await browser.ReadAsync($"/metrics?{weeks}&metric=inbound_volume&by=channel&each=range");
        var posts = await browser.ReadAsync($"/mentions?{weeks}&channel={help}");

        Assert.Contains($"/mentions?{weeks}&channel={help}", WebUtility.HtmlDecode(figures), StringComparison.Ordinal);
        Assert.Equal([$"Facebook · {Arabic}"], PlacesOn(posts));
        Assert.Equal(Arabic, WebUtility.HtmlDecode(Chosen().Match(posts).Groups[2].Value));
        Assert.Equal(2, PlacesOn(await browser.ReadAsync($"/mentions?{weeks}&channel=facebook")).Count);
        Assert.Equal(2, PlacesOn(await browser.ReadAsync($"/mentions?{weeks}&network=facebook")).Count);
    }

    [Fact]
    public async Task A_campaign_names_its_page_though_it_was_taken_away()
    {
        using var desk = await OpenAsync();
        var help = await desk.AddChannelAsync("help", name: "Help");
        await desk.SendAsync(
            "campaigns",
            JsonContent.Create(
                new
                {
                    kind = "contest",
                    name = "Jeu",
                    network = "facebook",
                    currency = "EUR",
                    starts_on = "2026-02-02",
                    channel_id = help,
                }
            )
        );
        using var browser = await BrowserAsync();
        Assert.DoesNotContain("Help", await browser.ReadAsync($"/acquisition?brand={desk.Brand}"), StringComparison.Ordinal);

        await desk.RemoveChannelAsync(help, 1);

        var page = WebUtility.HtmlDecode(await browser.ReadAsync($"/acquisition?brand={desk.Brand}"));
        Assert.Contains("Facebook · Help (taken away)", page, StringComparison.Ordinal);
    }

    private Task<TwoPages> OpenAsync() => TwoPages.OpenAsync(shared.App);

    private Task<PlainBrowser> BrowserAsync(string language = "en") =>
        PlainBrowser.SignedInAsync(shared.App, language, EntenteApp.OwnerKey);

    private static Task PostAsync(TwoPages desk, string id, string network, string? channel) =>
        desk.PostAsync(
            new
            {
                network,
                external_id = id,
                text = "Troisième panne en un mois, personne ne répond, je veux être remboursé.",
                posted_at = DateTimeOffset.UtcNow.AddHours(-1),
                author = new { external_id = $"author {id}" },
                channel_external_id = channel,
            }
        );

    /// <summary>Where each row's post came to, as a reader sees it.</summary>
    private static List<string> PlacesOn(string page) =>
        [.. Meta().Matches(page).Select(m => WebUtility.HtmlDecode(Tag().Replace(m.Groups[1].Value, "")).Trim())];

    [GeneratedRegex("""class="meta">(?:[^<]*?[0-9A-F]{6} · )?\s*([^<·]*(?:· <bdi class="channel".*?</bdi>)?)""", RegexOptions.Singleline)]
    private static partial Regex Meta();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("""<select name="channel".*?<option value="([^"]*)"[^>]*? selected[^>]*>([^<]*)<""", RegexOptions.Singleline)]
    private static partial Regex Chosen();

    [GeneratedRegex("<td><bdi>([^<]*)</bdi></td>")]
    private static partial Regex Names();

    [GeneratedRegex("href=\"(/cases\\?[^\"]*)\"")]
    private static partial Regex CasesLink();
}
