using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Entente.Testing;
using Xunit;

namespace Entente.ApiTests.Contacts;

/// <summary>The page of both lists as a browser without script uses it.</summary>
public sealed partial class ContactsPageTests(SharedApp shared)
{
    private readonly EntenteApp _app = shared.App;

    [Fact]
    public async Task A_person_adds_to_both_lists_and_takes_off_again()
    {
        var slug = await _app.CreateBrandAsync("fr");
        using var browser = Browser("fr");
        await SignInAsync(browser, EntenteApp.OwnerKey);

        var page = await browser.GetStringAsync($"/contacts?brand={slug}");
        Assert.Contains("La liste est vide", page, StringComparison.Ordinal);
        await SendAsync(
            browser,
            page,
            "/contacts/published",
            slug,
            ("kind", "phone"),
            ("value", "01 99 00 10 10"),
            ("label", "Service <client>")
        );
        page = await SendAsync(
            browser,
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

        page = await SendAsync(browser, page, "/contacts/removals?list=published", slug, ("id", EntryOf("published", page)));
        Assert.DoesNotContain("01 99 00 10 10", page, StringComparison.Ordinal);
        Assert.Contains("Z•••", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_is_told_in_words_and_does_not_repeat_what_was_written()
    {
        var slug = await _app.CreateBrandAsync("fr");
        using var browser = Browser("fr");
        await SignInAsync(browser, EntenteApp.OwnerKey);
        var page = await browser.GetStringAsync($"/contacts?brand={slug}");

        page = await SendAsync(browser, page, "/contacts/protected", slug, ("kind", "name"), ("value", "Philomène"));

        Assert.Contains("un mot seul se trouverait partout", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.DoesNotContain("Philom", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_only_read_one_list_sees_that_one_and_changes_none()
    {
        var slug = await _app.CreateBrandAsync("en");
        using var browser = Browser("en");
        await SignInAsync(browser, await _app.CreateKeyAsync(["contacts:read", "metrics:read"], [slug]));

        var page = await browser.GetStringAsync($"/contacts?brand={slug}");
        Assert.Contains("Published contacts", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Protected people", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/contacts/published", page, StringComparison.Ordinal);
        var overview = await browser.GetStringAsync($"/?brand={slug}");
        Assert.Contains($"/contacts?brand={slug}", overview, StringComparison.Ordinal);

        var token = Token().Match(overview).Groups[1].Value;
        var forged = await browser.PostAsync("/contacts/published", Form(token, slug, ("kind", "email"), ("value", "a@b.example")));
        Assert.Equal(HttpStatusCode.NotFound, forged.StatusCode);
        var tokenless = await browser.PostAsync("/contacts/published", Form("", slug, ("kind", "email"), ("value", "a@b.example")));
        Assert.Equal(HttpStatusCode.BadRequest, tokenless.StatusCode);
    }

    [Fact]
    public async Task Who_may_see_neither_list_is_shown_no_way_there()
    {
        var slug = await _app.CreateBrandAsync("en");
        using var browser = Browser("en");
        await SignInAsync(browser, await _app.CreateKeyAsync(["metrics:read"], [slug]));

        Assert.Equal("/", (await browser.GetAsync($"/contacts?brand={slug}")).Headers.Location?.ToString());
        Assert.DoesNotContain("/contacts", await browser.GetStringAsync($"/?brand={slug}"), StringComparison.Ordinal);
    }

    private HttpClient Browser(string language)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = _app.Address };
        client.DefaultRequestHeaders.AcceptLanguage.Add(new StringWithQualityHeaderValue(language));
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        return client;
    }

    private static async Task SignInAsync(HttpClient browser, string key)
    {
        var form = await browser.GetStringAsync("/sign-in");
        var fields = new Dictionary<string, string> { ["key"] = key };
        if (Token().Match(form) is { Success: true } token)
        {
            fields["__RequestVerificationToken"] = token.Groups[1].Value;
        }
        var answer = await browser.PostAsync("/sign-in", new FormUrlEncodedContent(fields));
        Assert.Equal(302, (int)answer.StatusCode);
    }

    /// <summary>Sends a form of the page and gives back the page that follows.</summary>
    private static async Task<string> SendAsync(
        HttpClient browser,
        string page,
        string action,
        string brand,
        params (string Name, string Value)[] fields
    )
    {
        Assert.Contains($"action=\"{action}\"", page, StringComparison.Ordinal);
        var answer = await browser.PostAsync(action, Form(Token().Match(page).Groups[1].Value, brand, fields));
        Assert.Equal(302, (int)answer.StatusCode);
        return await browser.GetStringAsync(answer.Headers.Location);
    }

    private static FormUrlEncodedContent Form(string token, string brand, params (string Name, string Value)[] fields) =>
        new([new("__RequestVerificationToken", token), new("brand", brand), .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value))]);

    private static string EntryOf(string list, string page) =>
        Regex.Match(page[page.IndexOf($"id=\"{list}\"", StringComparison.Ordinal)..], "name=\"id\" value=\"([^\"]+)\"").Groups[1].Value;

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
