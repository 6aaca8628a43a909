using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Entente.Testing;
using Xunit;

namespace Entente.ApiTests.Dashboard;

/// <summary>The list of posts behind a figure: every post once, over as many pages as it takes, and of nobody else's brand.</summary>
public sealed partial class MentionsPageTests(SharedApp shared)
{
    private readonly EntenteApp _app = shared.App;

    [Fact]
    public async Task Pages_hold_every_post_of_the_weeks_once_without_the_brands_own()
    {
        var brand = await BrandAsync();
        using var browser = await PlainBrowser.SignedInAsync(_app, "en", await _app.CreateKeyAsync(["mentions:read"], [brand]));
        var seen = new List<string>();
        var next = $"/mentions?brand={brand}&from=2026-W07&to=2026-W07";
        var pages = 0;
        for (; next is not null && pages < 9; pages++)
        {
            var page = await browser.ReadAsync(next);
            seen.AddRange(Said().Matches(page).Select(m => m.Value));
            next = Older().Match(page) is { Success: true } link ? WebUtility.HtmlDecode(link.Groups[1].Value) : null;
        }

        Assert.Equal(3, pages);
        Assert.Equal(Enumerable.Range(0, 120).Select(i => $"said {i:000}"), seen.Order());
    }

    [Fact]
    public async Task Names_and_personal_data_are_for_whom_they_are_for()
    {
        var brand = await BrandAsync();
        var other = await _app.CreateBrandAsync();
        using var analyst = await PlainBrowser.SignedInAsync(_app, "en", await _app.CreateKeyAsync(["mentions:read"], [brand]));
        using var agent = await PlainBrowser.SignedInAsync(
            _app,
            "en",
            await _app.CreateKeyAsync(["mentions:read", "authors:read", "personal-data:read"], [brand])
        );
        using var stranger = await PlainBrowser.SignedInAsync(_app, "en", await _app.CreateKeyAsync(["mentions:read"], [other]));
        var address = $"/mentions?brand={brand}&from=2026-W06&to=2026-W06";

        var seen = await analyst.ReadAsync(address);
        Assert.DoesNotContain("Jeanne", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("06 39 98 41 27", seen, StringComparison.Ordinal);
        var whole = await agent.ReadAsync(address);
        Assert.Contains("Jeanne", whole, StringComparison.Ordinal);
        Assert.Contains("06 39 98 41 27", whole, StringComparison.Ordinal);
        Assert.Equal("/", (await stranger.GetAsync(address)).Headers.Location?.ToString());
    }

    [Theory]
    [InlineData("after=1_2")]
    [InlineData("after=99999999999999999999_00000000-0000-0000-0000-000000000000")]
    [InlineData("channel=x&network=y&sentiment=z&from=2026-W99")]
    [InlineData("channel=00000000-0000-0000-0000-000000000000")]
    public async Task An_address_that_makes_no_sense_is_a_page_all_the_same(string query)
    {
        var brand = await _app.CreateBrandAsync();
        using var browser = await PlainBrowser.SignedInAsync(_app, "en", await _app.CreateKeyAsync(["mentions:read"], [brand]));

        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync($"/mentions?brand={brand}&{query}")).StatusCode);
    }

    /// <summary>120 posts in week 7 beside one of the brand's own; in week 6 one that gives a number away.</summary>
    private async Task<string> BrandAsync()
    {
        var brand = await _app.CreateBrandAsync();
        using var owner = _app.AsOwner();
        await owner.SendJsonAsync(HttpMethod.Post, $"/v1/brands/{brand}/channels", """{"network":"x","external_id":"we","name":"We"}""");
        var monday = new DateTimeOffset(2026, 2, 9, 8, 0, 0, TimeSpan.Zero);
        var items = Enumerable
            .Range(0, 120)
            .Select(i => (Id: $"{i}", Text: $"said {i:000}", At: monday.AddMinutes(i / 2), Author: "a"))
            .Append((Id: "own", Text: "said by us", At: monday, Author: "we"))
            .Append((Id: "number", Text: "Le 06 39 98 41 27, c'est la ligne directe de Nadia.", At: monday.AddDays(-3), Author: "a"));
        var answer = await owner.PostAsJsonAsync(
            $"/v1/brands/{brand}/mentions/batch",
            new
            {
                items = items.Select(p => new
                {
                    network = "x",
                    external_id = p.Id,
                    text = p.Text,
                    posted_at = p.At,
                    author = new { external_id = p.Author, display_name = "Jeanne" },
                }),
            }
        );
        Assert.Equal(207, (int)answer.StatusCode);
        return brand;
    }

    [GeneratedRegex("said \\d{3}", RegexOptions.NonBacktracking)]
    private static partial Regex Said();

    [GeneratedRegex("<a href=\"([^\"]+)\" rel=\"next\"", RegexOptions.NonBacktracking)]
    private static partial Regex Older();
}
