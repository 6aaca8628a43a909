using System.Net;
using Entente.Testing;
using Xunit;

namespace Entente.ApiTests.Access;

public sealed class AccountTests(SharedApp shared)
{
    private readonly EntenteApp _app = shared.App;

    [Fact]
    public async Task Whoever_opens_the_link_of_a_new_instance_owns_it_and_no_second_person_can()
    {
        await using var app = new EntenteApp(shared.Cluster);
        await app.InitializeAsync();
        var (first, second) = (await app.SetUpAsync(), await app.SetUpAsync());
        using var owner = new Browser(app);
        var done = await owner.AcceptAsync(first, People.Password, "Owner@Desk.example", "Nora Lind");
        Assert.Equal("/", done.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.OK, (await owner.AskAsync(HttpMethod.Get, "/v1/api-keys")).StatusCode);

        using var late = new Browser(app);
        Assert.Equal(HttpStatusCode.NotFound, (await late.GetAsync($"/invitation?secret={second}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await late.GetAsync($"/invitation?secret={first}")).StatusCode);

        using var again = new Browser(app);
        Assert.Equal("/", (await again.GiveAsync("owner@desk.EXAMPLE", People.Password)).Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.OK, (await again.AskAsync(HttpMethod.Get, "/v1/roles")).StatusCode);
    }

    [Theory]
    [InlineData("too short", "15 characters")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaa", "guessed")]
    [InlineData("password password 2026", "guessed")]
    [InlineData("azertyuiop1234567890", "guessed")]
    [InlineData("Aya Benali Aya Benali", "guessed")]
    public async Task A_password_that_is_short_or_guessed_first_is_refused_with_the_reason(string password, string why)
    {
        using var owner = _app.AsOwner();
        var secret = await owner.InviteAsync(await _app.CreateBrandAsync(), People.NewEmail(), "agent");
        using var browser = new Browser(_app);
        var refused = await browser.AcceptAsync(secret, password);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(why, WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.Equal("/", (await browser.AcceptAsync(secret, People.Password)).Headers.Location?.ToString());
    }

    [Fact]
    public async Task A_link_works_once_until_it_is_withdrawn_and_a_new_one_replaces_it()
    {
        using var owner = _app.AsOwner();
        var (brand, email) = (await _app.CreateBrandAsync(), People.NewEmail());
        var replaced = await owner.InviteAsync(brand, email, "agent");
        var withdrawn = await owner.InviteAsync(brand, email, "agent");
        using var browser = new Browser(_app);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/invitation?secret={replaced}")).StatusCode);

        var open = (await (await owner.GetAsync($"/v1/brands/{brand}/invitations")).JsonAsync()).GetProperty("data");
        var id = Assert.Single(open.EnumerateArray()).Text("id");
        Assert.Equal(HttpStatusCode.NoContent, (await owner.DeleteAsync($"/v1/brands/{brand}/invitations/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/invitation?secret={withdrawn}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await owner.DeleteAsync($"/v1/brands/{brand}/invitations/{id}")).StatusCode);
    }

    [Fact]
    public async Task An_account_is_put_on_no_brand_by_its_address_alone()
    {
        using var owner = _app.AsOwner();
        var (mine, other, email) = (await _app.CreateBrandAsync(), await _app.CreateBrandAsync(), People.NewEmail());
        using var browser = new Browser(_app);
        await browser.AcceptAsync(await owner.InviteAsync(mine, email, "agent"), People.Password);
        var toOther = await owner.InviteAsync(other, email, "manager");
        Assert.Equal(HttpStatusCode.NotFound, (await browser.AskAsync(HttpMethod.Get, $"/v1/brands/{other}")).StatusCode);

        using var stranger = new Browser(_app);
        var asStranger = await stranger.AcceptAsync(toOther, "another long sentence of mine");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, asStranger.StatusCode);
        using var somebody = await _app.PersonAsync(mine, "analyst");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await somebody.JoinAsync(toOther)).StatusCode);

        Assert.Equal("/", (await browser.JoinAsync(toOther)).Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.OK, (await browser.AskAsync(HttpMethod.Get, $"/v1/brands/{other}")).StatusCode);
        var again = await owner.SendJsonAsync(HttpMethod.Post, $"/v1/brands/{other}/invitations", People.Input(email, "agent"));
        Assert.Equal("person_already_here", (await again.JsonAsync()).Text("code"));
    }

    [Fact]
    public async Task Rights_differ_by_brand_and_change_at_once()
    {
        using var owner = _app.AsOwner();
        var (mine, other, email) = (await _app.CreateBrandAsync(), await _app.CreateBrandAsync(), People.NewEmail());
        using var person = new Browser(_app);
        await person.AcceptAsync(await owner.InviteAsync(mine, email, "admin"), People.Password);
        await person.JoinAsync(await owner.InviteAsync(other, email, "analyst"));
        Assert.Equal(HttpStatusCode.OK, (await person.AskAsync(HttpMethod.Get, $"/v1/brands/{mine}/role-assignments")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await person.AskAsync(HttpMethod.Get, $"/v1/brands/{other}/role-assignments")).StatusCode);
        // A key of theirs reaches no further than they do.
        var key = await person.AskAsync(
            HttpMethod.Post,
            "/v1/api-keys",
            $$"""{"name":"k","scopes":["metrics:read"],"brands":["{{other}}"]}"""
        );
        Assert.Equal("beyond_own_rights", (await key.JsonAsync()).Text("code"));

        var held = (await (await owner.GetAsync($"/v1/brands/{mine}/role-assignments")).JsonAsync()).GetProperty("data")[0];
        var path = $"/v1/brands/{mine}/role-assignments/{held.Text("id")}";
        Assert.Equal(
            HttpStatusCode.PreconditionRequired,
            (await owner.SendJsonAsync(HttpMethod.Put, path, """{"roles":["agent"]}""")).StatusCode
        );
        var own = await person.AskAsync(HttpMethod.Put, path, """{"roles":["admin","manager"]}""", ("If-Match", "\"1\""));
        Assert.Equal("not_ones_own_account", (await own.JsonAsync()).Text("code"));
        var changed = await owner.SendJsonAsync(HttpMethod.Put, path, """{"roles":["agent"]}""", ("If-Match", "\"1\""));
        Assert.Equal(2, (await changed.JsonAsync()).GetProperty("version").GetInt32());
        Assert.Equal(HttpStatusCode.Forbidden, (await person.AskAsync(HttpMethod.Get, $"/v1/brands/{mine}/role-assignments")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await person.AskAsync(HttpMethod.Get, $"/v1/brands/{mine}/cases")).StatusCode);

        Assert.Equal(412, (int)(await owner.AskAsync(HttpMethod.Delete, path, ("If-Match", "\"1\""))).StatusCode);
        Assert.Equal(204, (int)(await owner.AskAsync(HttpMethod.Delete, path, ("If-Match", "\"2\""))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await person.AskAsync(HttpMethod.Get, $"/v1/brands/{mine}/cases")).StatusCode);
    }

    [Fact]
    public async Task An_account_that_is_shut_out_is_out_everywhere_and_signs_in_no_more()
    {
        using var owner = _app.AsOwner();
        var (brand, email) = (await _app.CreateBrandAsync(), People.NewEmail());
        using var person = new Browser(_app);
        await person.AcceptAsync(await owner.InviteAsync(brand, email, "agent"), People.Password);
        var id = (await (await owner.GetAsync($"/v1/brands/{brand}/role-assignments")).JsonAsync()).GetProperty("data")[0].Text("id");

        using var lead = await _app.PersonAsync(brand, "admin");
        var beyond = await lead.AskAsync(HttpMethod.Patch, $"/v1/users/{id}", """{"is_disabled":true}""", ("If-Match", "\"1\""));
        Assert.Equal(HttpStatusCode.Forbidden, beyond.StatusCode);

        var shut = await owner.SendJsonAsync(HttpMethod.Patch, $"/v1/users/{id}", """{"is_disabled":true}""", ("If-Match", "\"1\""));
        Assert.True((await shut.JsonAsync()).GetProperty("is_disabled").GetBoolean());
        Assert.Equal(HttpStatusCode.Unauthorized, (await person.AskAsync(HttpMethod.Get, $"/v1/brands/{brand}")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await person.GiveAsync(email, People.Password)).StatusCode);

        await owner.SendJsonAsync(HttpMethod.Patch, $"/v1/users/{id}", """{"is_disabled":false}""", ("If-Match", "\"2\""));
        Assert.Equal(HttpStatusCode.Unauthorized, (await person.AskAsync(HttpMethod.Get, $"/v1/brands/{brand}")).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await person.GiveAsync(email, People.Password)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await person.AskAsync(HttpMethod.Get, $"/v1/brands/{brand}")).StatusCode);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_for_good()
    {
        var brand = await _app.CreateBrandAsync();
        using var person = await _app.PersonAsync(brand, "agent");
        Assert.Equal(HttpStatusCode.OK, (await person.AskAsync(HttpMethod.Get, $"/v1/brands/{brand}")).StatusCode);
        using var copied = person.WithSameCookies();
        Assert.Equal(HttpStatusCode.OK, (await copied.AskAsync(HttpMethod.Get, $"/v1/brands/{brand}")).StatusCode);
        await person.SignOutAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, (await copied.AskAsync(HttpMethod.Get, $"/v1/brands/{brand}")).StatusCode);
    }

    [Fact]
    public async Task Guesses_at_one_account_are_stopped_and_nobody_else_is()
    {
        await using var app = new EntenteApp(shared.Cluster);
        await app.InitializeAsync();
        var brand = await app.CreateBrandAsync();
        using var owner = app.AsOwner();
        var (email, colleague) = (People.NewEmail(), People.NewEmail());
        foreach (var invited in (string[])[email, colleague])
        {
            using var newcomer = new Browser(app);
            await newcomer.AcceptAsync(await owner.InviteAsync(brand, invited, "agent"), People.Password);
        }
        // At once, so that being judged takes time is no way round.
        var guesses = Enumerable.Range(0, 12).Select(i => GuessAsync(app, email, $"guess {i}"));
        var statuses = await Task.WhenAll(guesses);
        Assert.Equal(5, statuses.Count(status => status == 401));
        Assert.Equal(7, statuses.Count(status => status == 429));
        Assert.Equal(429, await GuessAsync(app, email, People.Password));
        Assert.Equal(302, await GuessAsync(app, colleague, People.Password));
    }

    private static async Task<int> GuessAsync(EntenteApp app, string email, string password)
    {
        using var guesser = new Browser(app);
        return (int)(await guesser.GiveAsync(email, password)).StatusCode;
    }
}
