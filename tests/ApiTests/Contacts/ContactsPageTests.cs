using System.Net;
using System.Text.RegularExpressions;
using Entente.Testing;
using Xunit;

namespace Entente.ApiTests.Contacts;

/// <summary>The page of both lists as a browser without script uses it.</summary>
public sealed class ContactsPageTests(SharedApp shared)
{
    private readonly EntenteApp _app = shared.App;

    [Fact]
    public async Task A_person_adds_to_both_lists_and_takes_off_again()
    {
        var slug = await _app.CreateBrandAsync("fr");
        using var browser = await PlainBrowser.SignedInAsync(_app, "fr", EntenteApp.OwnerKey);

        var page = await browser.ReadAsync($"/contacts?brand={slug}");
        Assert.Contains("La liste est vide", page, StringComparison.Ordinal);
        await browser.SendAsync(
            page,
            "/contacts/published",
            slug,
            ("kind", "phone"),
            ("value", "01 99 00 10 10"),
            ("label", "Service <client>")
        );
        page = await browser.SendAsync(
            page,
            "/contacts/protected",
            slug,
            ("kind", "name"),
            ("value", "Zoé Martin"),
            ("label", "Caissière")
        );

        Assert.Contains("01 99 00 10 10", page, StringComparison.Ordinal);
        Assert.Contains("Service &lt;client&gt;", page, StringComparison.Ordinal);
        Assert.Contains("Z••• M•••", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.DoesNotContain("Martin", page, StringComparison.OrdinalIgnoreCase);

        page = await browser.SendAsync(page, "/contacts/removals?list=published", slug, ("id", EntryOf("published", page)));
        Assert.DoesNotContain("01 99 00 10 10", page, StringComparison.Ordinal);
        Assert.Contains("Z•••", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_is_told_in_words_and_does_not_repeat_what_was_written()
    {
        var slug = await _app.CreateBrandAsync("fr");
        using var browser = await PlainBrowser.SignedInAsync(_app, "fr", EntenteApp.OwnerKey);
        var page = await browser.ReadAsync($"/contacts?brand={slug}");

        page = await browser.SendAsync(page, "/contacts/protected", slug, ("kind", "name"), ("value", "Philomène"));

        Assert.Contains("un mot seul se trouverait partout", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.DoesNotContain("Philom", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_only_read_one_list_sees_that_one_and_changes_none()
    {
        var slug = await _app.CreateBrandAsync("en");
        using var browser = await PlainBrowser.SignedInAsync(
            _app,
            "en",
            await _app.CreateKeyAsync(["contacts:read", "metrics:read"], [slug])
        );

        var page = await browser.ReadAsync($"/contacts?brand={slug}");
        Assert.Contains("Published contacts", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Protected people", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/contacts/published", page, StringComparison.Ordinal);
        var overview = await browser.ReadAsync($"/?brand={slug}");
        Assert.Contains($"/contacts?brand={slug}", overview, StringComparison.Ordinal);

        var token = PlainBrowser.TokenOf(overview);
        var forged = await browser.ForgeAsync("/contacts/published", token, slug, ("kind", "email"), ("value", "a@b.example"));
        Assert.Equal(HttpStatusCode.NotFound, forged.StatusCode);
        var tokenless = await browser.ForgeAsync("/contacts/published", "", slug, ("kind", "email"), ("value", "a@b.example"));
        Assert.Equal(HttpStatusCode.BadRequest, tokenless.StatusCode);
    }

    [Fact]
    public async Task Who_may_see_neither_list_is_shown_no_way_there()
    {
        var slug = await _app.CreateBrandAsync("en");
        using var browser = await PlainBrowser.SignedInAsync(_app, "en", await _app.CreateKeyAsync(["metrics:read"], [slug]));

        Assert.Equal("/", (await browser.GetAsync($"/contacts?brand={slug}")).Headers.Location?.ToString());
        Assert.DoesNotContain("/contacts", await browser.ReadAsync($"/?brand={slug}"), StringComparison.Ordinal);
    }

    private static string EntryOf(string list, string page) =>
        Regex.Match(page[page.IndexOf($"id=\"{list}\"", StringComparison.Ordinal)..], "name=\"id\" value=\"([^\"]+)\"").Groups[1].Value;
}
