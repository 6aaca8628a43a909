using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Entente.ApiTests.Cases;
using Entente.Testing;
using Xunit;

namespace Entente.ApiTests.Dashboard;

/// <summary>What the desk's pages give to whom, and that their forms ask for the same rights as the API.</summary>
public sealed partial class DeskPagesTests(SharedApp shared)
{
    private readonly EntenteApp _app = shared.App;

    [Fact]
    public async Task A_case_of_another_brand_is_not_found_and_the_page_leads_on()
    {
        var work = await CaseWork.OnAsync(_app, "discontent");
        var own = await _app.CreateBrandAsync();
        using var browser = await SignedInAsync(await _app.CreateKeyAsync([.. Domain.Access.Scopes.All], [own]));

        var there = await browser.GetAsync($"/cases/{work.Case}?brand={work.Brand}");
        var here = await browser.GetAsync($"/cases/{work.Case}?brand={own}");

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (there.StatusCode, here.StatusCode));
        Assert.Contains($"/queue?brand={own}", await here.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("/", (await browser.GetAsync($"/queue?brand={work.Brand}")).Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/queue/news?brand={work.Brand}")).StatusCode);
    }

    [Theory]
    [InlineData("verdicts", "category=insult")]
    [InlineData("replies", "text=Bonjour&act=save")]
    [InlineData("reviews", "decision=approved")]
    [InlineData("author-answers", "answer=refused")]
    [InlineData("steps", "to=closed&outcome=answered")]
    [InlineData("lead-requests", "reason=why")]
    [InlineData("assignments", "assignee=me")]
    [InlineData("notes", "note=hello")]
    [InlineData("removal-requests", "")]
    [InlineData("legal-referrals", "ground=insult&justification=why")]
    [InlineData("legal-decisions", "decision=approved")]
    public async Task Whoever_may_only_read_changes_nothing(string form, string fields)
    {
        var work = await CaseWork.OnAsync(_app, "discontent");
        using var browser = await SignedInAsync(await _app.CreateKeyAsync(["cases:read", "mentions:read", "replies:read"], [work.Brand]));
        var page = await browser.GetStringAsync($"/cases/{work.Case}?brand={work.Brand}");
        var version = await work.VersionAsync();

        Assert.DoesNotContain($"action=\"/cases/{work.Case}/{form}\"", page, StringComparison.Ordinal);
        var token = Token().Match(page).Groups[1].Value;
        var body =
            $"__RequestVerificationToken={Uri.EscapeDataString(token)}&brand={work.Brand}&version={version}&mention={work.Mention}&{fields}";
        var forged = await browser.PostAsync($"/cases/{work.Case}/{form}", Form(body));

        Assert.Equal(HttpStatusCode.NotFound, forged.StatusCode);
        Assert.Equal(version, await work.VersionAsync());
        var tokenless = await browser.PostAsync($"/cases/{work.Case}/{form}", Form($"brand={work.Brand}&{fields}"));
        Assert.Equal(HttpStatusCode.BadRequest, tokenless.StatusCode);
    }

    [Fact]
    public async Task A_refused_form_comes_back_in_words_with_what_was_typed()
    {
        var work = await CaseWork.OnAsync(_app, "discontent");
        using var browser = await SignedInAsync(EntenteApp.OwnerKey, "fr");
        var page = await browser.GetStringAsync($"/cases/{work.Case}?brand={work.Brand}");
        var token = Uri.EscapeDataString(Token().Match(page).Groups[1].Value);

        var answer = await browser.PostAsync(
            $"/cases/{work.Case}/steps",
            Form(
                $"__RequestVerificationToken={token}&brand={work.Brand}&version={await work.VersionAsync()}&to=platform&reason=Trop+%3Cb%3Edur"
            )
        );
        var again = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("désagréable, mais permis", again, StringComparison.Ordinal);
        Assert.DoesNotContain("permitted_speech", again, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>dur", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task News_are_none_until_something_changes()
    {
        var work = await CaseWork.OnAsync(_app, "discontent");
        using var browser = await SignedInAsync(EntenteApp.OwnerKey);
        var first = await browser.GetAsync($"/queue/news?brand={work.Brand}");
        browser.DefaultRequestHeaders.IfNoneMatch.Add(first.Headers.ETag!);

        Assert.Equal(HttpStatusCode.NotModified, (await browser.GetAsync($"/queue/news?brand={work.Brand}")).StatusCode);
        await work.JudgeAsync("insult");
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync($"/queue/news?brand={work.Brand}")).StatusCode);
    }

    [Fact]
    public async Task Whoever_works_cases_and_reads_no_figures_starts_at_the_queue()
    {
        var brand = await _app.CreateBrandAsync();
        using var browser = await SignedInAsync(await _app.CreateKeyAsync(["cases:read"], [brand]));

        Assert.Equal("/queue", (await browser.GetAsync("/")).Headers.Location?.ToString());
        Assert.Contains("Nothing is open.", await browser.GetStringAsync("/queue"), StringComparison.Ordinal);
    }

    private async Task<HttpClient> SignedInAsync(string key, string language = "en")
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = _app.Address };
        client.DefaultRequestHeaders.AcceptLanguage.Add(new StringWithQualityHeaderValue(language));
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        var token = Token().Match(await client.GetStringAsync("/sign-in")).Groups[1].Value;
        var answer = await client.PostAsync("/sign-in", Form($"__RequestVerificationToken={Uri.EscapeDataString(token)}&key={key}"));
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        return client;
    }

    private static StringContent Form(string body) => new(body, new MediaTypeHeaderValue("application/x-www-form-urlencoded"));

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
