using System.Net;
using Entente.Testing;
using Xunit;

namespace Entente.ApiTests.Access;

public sealed class SignInTests(SharedApp shared)
{
    private readonly EntenteApp _app = shared.App;

    [Theory]
    [InlineData("fr", "Se connecter", "Clé d’accès")]
    [InlineData("en", "Sign in", "Access key")]
    public async Task The_page_speaks_the_readers_language_and_labels_its_field(string language, string title, string label)
    {
        using var browser = new Browser(_app);
        var page = await browser.GetAsync("/sign-in", ("Accept-Language", language));
        var html = WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync());
        Assert.Contains($"<html lang=\"{language}\">", html, StringComparison.Ordinal);
        Assert.Contains($"<h1>{title}</h1>", html, StringComparison.Ordinal);
        Assert.Contains($"<label for=\"key\">{label}</label>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_opens_a_session_that_the_api_takes_from_our_own_pages_only()
    {
        using var browser = new Browser(_app);
        var signedIn = await browser.SignInAsync(EntenteApp.OwnerKey, returnTo: "/queue?x=1");
        Assert.Equal(HttpStatusCode.Found, signedIn.StatusCode);
        Assert.Equal("/queue?x=1", signedIn.Headers.Location!.ToString());
        var cookie = signedIn.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("entente_session=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);

        var sameOrigin = ("Sec-Fetch-Site", "same-origin");
        var ours = ("X-Entente-Client", "dashboard");
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/v1/brands", sameOrigin, ours)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/v1/brands")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/v1/brands", sameOrigin)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/v1/brands", ours)).StatusCode);
        Assert.Equal(
            HttpStatusCode.Unauthorized,
            (await browser.GetAsync("/v1/brands", ("Sec-Fetch-Site", "cross-site"), ours)).StatusCode
        );
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/v1/brands", ("Sec-Fetch-Site", "same-site"), ours)).StatusCode);
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("https://evil.example/")]
    [InlineData("/\\evil.example")]
    public async Task The_way_back_never_leads_elsewhere(string returnTo)
    {
        using var browser = new Browser(_app);
        Assert.Equal("/", (await browser.SignInAsync(EntenteApp.OwnerKey, returnTo)).Headers.Location!.ToString());
    }

    [Fact]
    public async Task A_session_ends_with_its_key()
    {
        using var owner = _app.AsOwner();
        var created = await owner.SendJsonAsync(HttpMethod.Post, "/v1/api-keys", """{"name":"person","scopes":["brands:read"]}""");
        using var browser = new Browser(_app);
        await browser.SignInAsync((await created.JsonAsync()).Text("secret"));
        (string, string)[] own = [("Sec-Fetch-Site", "same-origin"), ("X-Entente-Client", "dashboard")];
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/v1/brands", own)).StatusCode);

        await owner.DeleteAsync(created.Headers.Location);

        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/v1/brands", own)).StatusCode);
    }

    [Fact]
    public async Task A_form_from_elsewhere_opens_nothing()
    {
        using var client = _app.AsNobody();
        var form = new FormUrlEncodedContent([KeyValuePair.Create("key", EntenteApp.OwnerKey)]);
        var answer = await client.PostAsync("/sign-in", form);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.DoesNotContain(Cookies(answer), c => c.StartsWith("entente_session", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsync("/sign-out", form)).StatusCode);
    }

    [Fact]
    public async Task Guesses_are_stopped_whatever_address_they_claim_while_keys_of_programs_still_open()
    {
        // An app of its own: its limits are this test's alone.
        await using var app = new EntenteApp(shared.Cluster);
        await app.InitializeAsync();
        using var guesser = new Browser(app);
        var statuses = new List<int>();
        for (var i = 0; i < 8; i++)
        {
            statuses.Add((int)(await guesser.SignInAsync($"guess-{i}", forwardedFor: $"203.0.113.{i}")).StatusCode);
        }
        Assert.Equal([401, 401, 401, 401, 401, 429, 429, 429], statuses);
        var right = await guesser.SignInAsync(EntenteApp.OwnerKey);
        Assert.Equal(429, (int)right.StatusCode);
        Assert.InRange(right.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromMinutes(14), TimeSpan.FromMinutes(15));
        using var owner = app.AsOwner();
        Assert.Equal(HttpStatusCode.OK, (await owner.GetAsync("/v1/brands")).StatusCode);
    }

    private static IEnumerable<string> Cookies(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [];
}
