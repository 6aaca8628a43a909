using System.Net;
using System.Text.RegularExpressions;
using Entente.ApiTests.Access;
using Entente.Testing;
using Xunit;

namespace Entente.ApiTests.Dashboard;

public sealed partial class AdministrationTests(SharedApp shared)
{
    private const string NewPassword = "vingt brouettes sous la glycine";
    private readonly EntenteApp _app = shared.App;

    [Fact]
    public async Task The_owner_helps_a_person_back_in_and_shuts_an_account_out()
    {
        var (brand, email) = (await _app.CreateBrandAsync(), People.NewEmail());
        using var owner = _app.AsOwner();
        using var person = new Browser(_app);
        await person.AcceptAsync(await owner.InviteAsync(brand, email, "agent"), People.Password);
        using var admin = await PlainBrowser.SignedInAsync(_app, "en", EntenteApp.OwnerKey);

        var page = await admin.ReadAsync($"/administration/accounts?brand={brand}&q={email}");
        Assert.Contains(email, page, StringComparison.Ordinal);
        Assert.Contains("no second factor", page, StringComparison.Ordinal);
        var id = IdIn().Match(page).Groups[1].Value;
        var made = await admin.ForgeAsync("/administration/accounts/password-resets", PlainBrowser.TokenOf(page), brand, ("id", id));
        var link = WebUtility.HtmlDecode(LinkIn().Match(await made.Content.ReadAsStringAsync()).Groups[1].Value);
        // Nothing changes until it is used.
        Assert.Equal(HttpStatusCode.OK, (await person.AskAsync(HttpMethod.Get, $"/v1/brands/{brand}")).StatusCode);
        using var visitor = new Browser(_app);
        await visitor.FillAsync(
            new Uri(link).PathAndQuery,
            "/new-password",
            ("new_password", NewPassword),
            ("password_again", NewPassword)
        );
        Assert.Equal(HttpStatusCode.Unauthorized, (await person.AskAsync(HttpMethod.Get, $"/v1/brands/{brand}")).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await person.GiveAsync(email, NewPassword)).StatusCode);

        page = await admin.ReadAsync($"/administration/accounts?brand={brand}&q={email}");
        var version = VersionIn().Match(page).Groups[1].Value;
        (string, string)[] fields = [("id", id), ("version", version), ("is_disabled", "true")];
        page = await admin.SendAsync(page, "/administration/accounts/states", brand, fields);
        Assert.Equal(HttpStatusCode.Unauthorized, (await person.AskAsync(HttpMethod.Get, $"/v1/brands/{brand}")).StatusCode);

        var audit = await admin.ReadAsync($"/administration/audit?brand={brand}&name=Aya");
        Assert.Contains("<td>account shut out</td>", audit, StringComparison.Ordinal);
        Assert.Contains("<td>password chosen by a link</td>", audit, StringComparison.Ordinal);
        var only = await admin.ReadAsync($"/administration/audit?brand={brand}&kind=account_shut_out");
        Assert.DoesNotContain("<td>signed in</td>", only, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_is_made_with_its_secret_shown_once_and_revoked_at_once()
    {
        var brand = await _app.CreateBrandAsync();
        using var admin = await PlainBrowser.SignedInAsync(_app, "en", EntenteApp.OwnerKey);
        var page = await admin.ReadAsync($"/administration/keys?brand={brand}");
        (string, string)[] fields = [("name", "widgets"), ("days", "30"), ("reach", "one"), ("scopes", "metrics:read")];
        var made = await (
            await admin.ForgeAsync("/administration/keys", PlainBrowser.TokenOf(page), brand, fields)
        ).Content.ReadAsStringAsync();
        var secret = SecretIn().Match(made).Value;
        using var program = _app.With(secret);
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync($"/v1/brands/{brand}/metric-definitions")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await program.GetAsync($"/v1/brands/{brand}/cases")).StatusCode);

        page = await admin.ReadAsync($"/administration/keys?brand={brand}");
        Assert.DoesNotContain(secret, page, StringComparison.Ordinal);
        Assert.Contains("widgets", page, StringComparison.Ordinal);
        await admin.SendAsync(page, "/administration/keys/revocations", brand, ("id", IdIn().Match(page).Groups[1].Value));
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync($"/v1/brands/{brand}/metric-definitions")).StatusCode);

        var refused = await admin.ForgeAsync(
            "/administration/keys",
            PlainBrowser.TokenOf(page),
            brand,
            ("name", "nothing"),
            ("days", "30")
        );
        Assert.EndsWith("&refused=key_without_scopes", refused.Headers.Location?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_channel_is_added_renamed_taken_away_and_put_back()
    {
        var brand = await _app.CreateBrandAsync();
        using var admin = await PlainBrowser.SignedInAsync(_app, "fr", EntenteApp.OwnerKey);
        var path = $"/administration/channels?brand={brand}";
        (string, string)[] added =
        [
            ("network", "facebook"),
            ("account", "page-1"),
            ("name", "Fibre <b>du</b> Lac"),
            ("url", "https://facebook.example/1"),
        ];
        var page = await admin.SendAsync(await admin.ReadAsync(path), "/administration/channels", brand, added);
        Assert.Contains("Fibre &lt;b&gt;du&lt;/b&gt; Lac", page, StringComparison.Ordinal);
        var id = IdIn().Match(page).Groups[1].Value;
        (string, string)[] changed = [("id", id), ("version", "1"), ("name", "Aide"), ("url", "javascript:alert(1)")];
        page = await admin.SendAsync(page, "/administration/channels/changes", brand, changed);
        Assert.Contains("role=\"alert\"", page, StringComparison.Ordinal);
        changed[3] = ("url", "");
        page = await admin.SendAsync(page, "/administration/channels/changes", brand, changed);
        Assert.Contains("<bdi>Aide</bdi>", page, StringComparison.Ordinal);
        page = await admin.SendAsync(page, "/administration/channels/removals", brand, ("id", id), ("version", "1"));
        Assert.Contains("<bdi>Aide</bdi>", page, StringComparison.Ordinal);
        page = await admin.SendAsync(page, "/administration/channels/removals", brand, ("id", id), ("version", "2"));
        Assert.Contains("Remettre le canal Aide", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.DoesNotContain("Retirer le canal Aide", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        page = await admin.SendAsync(page, "/administration/channels/returns", brand, ("id", id));
        Assert.Contains("Retirer le canal Aide", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Contains($"value=\"{id}\"", page, StringComparison.Ordinal);
        var again = await admin.ForgeAsync("/administration/channels/returns", PlainBrowser.TokenOf(page), brand, ("id", id));
        Assert.EndsWith("&refused=channel_account_taken", again.Headers.Location?.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("agent", "")]
    [InlineData("manager", "")]
    [InlineData("admin", "keys channels")]
    [InlineData("privacy_officer", "audit")]
    public async Task Each_part_is_for_who_has_its_right(string role, string parts)
    {
        var brand = await _app.CreateBrandAsync();
        using var person = await _app.PersonAsync(brand, role);
        var open = parts.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        foreach (var part in (string[])["accounts", "keys", "channels", "audit"])
        {
            var answer = await person.GetAsync($"/administration/{part}?brand={brand}");
            Assert.True(answer.StatusCode == (open.Contains(part) ? HttpStatusCode.OK : HttpStatusCode.Forbidden), part);
        }
        Assert.Equal(HttpStatusCode.Forbidden, (await person.GetAsync("/administration/jobs")).StatusCode);
        var first = open.Length == 0 ? null : $"/administration/{open[0]}?brand={brand}";
        Assert.Equal(first, (await person.GetAsync($"/administration?brand={brand}")).Headers.Location?.ToString());
        var refused = await (await person.GetAsync($"/administration/accounts?brand={brand}")).Content.ReadAsStringAsync();
        Assert.Contains("It is for: owner of the instance.", refused, StringComparison.Ordinal);
        var page = await (await person.GetAsync($"/people?brand={brand}")).Content.ReadAsStringAsync();
        var forged = await person.FillAsync($"/people?brand={brand}", "/sign-out");
        Assert.Equal(HttpStatusCode.Found, forged.StatusCode);
        Assert.Equal(open.Length > 0, page.Contains("href=\"/administration?", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Forms_of_accounts_are_the_owners_alone_and_of_another_brand_nobodys()
    {
        var (brand, other) = (await _app.CreateBrandAsync(), await _app.CreateBrandAsync());
        using var admin = await _app.PersonAsync(brand, "admin");
        var page = await admin.GetAsync($"/administration/keys?brand={brand}");
        var id = Guid.NewGuid().ToString();
        foreach (var form in (string[])["states", "password-resets", "second-factors"])
        {
            var answer = await admin.ForgeAsync(page, $"/administration/accounts/{form}", ("brand", brand), ("id", id));
            Assert.EndsWith("refused=beyond_own_rights", answer.Headers.Location?.ToString(), StringComparison.Ordinal);
        }
        foreach (
            var form in (string[])["keys", "keys/revocations", "channels", "channels/changes", "channels/removals", "channels/returns"]
        )
        {
            var answer = await admin.ForgeAsync(page, $"/administration/{form}", ("brand", other), ("id", id));
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Jobs_are_read_by_the_owner_alone()
    {
        using var nobody = _app.AsNobody();
        Assert.Equal(HttpStatusCode.Found, (await nobody.GetAsync("/administration/jobs")).StatusCode);
        Assert.Equal(
            HttpStatusCode.Found,
            (await nobody.AskAsync(HttpMethod.Get, "/administration/jobs/recurring", ("X-Forwarded-For", "127.0.0.1"))).StatusCode
        );
        using var key = await _app.WithScopesAsync([.. Domain.Access.Scopes.All]);
        Assert.Equal(HttpStatusCode.Forbidden, (await key.GetAsync("/administration/jobs")).StatusCode);
        using var owner = _app.AsOwner();
        var page = await owner.GetStringAsync("/administration/jobs/recurring");
        Assert.Contains("close-weeks", page, StringComparison.Ordinal);
        Assert.DoesNotContain("js-jobs-list-command", page, StringComparison.Ordinal);
        var triggered = await owner.PostAsync(
            "/administration/jobs/recurring/trigger",
            new FormUrlEncodedContent([new("jobs[]", "close-weeks")])
        );
        Assert.False(triggered.IsSuccessStatusCode);
    }

    [Fact]
    public async Task An_administrator_helps_only_whose_brands_are_all_theirs()
    {
        using var owner = _app.AsOwner();
        var (mine, other, email) = (await _app.CreateBrandAsync(), await _app.CreateBrandAsync(), People.NewEmail());
        using var admin = await _app.PersonAsync(mine, "admin");
        using var person = new Browser(_app);
        await person.AcceptAsync(await owner.InviteAsync(mine, email, "agent"), People.Password);
        var held = (await (await owner.GetAsync($"/v1/brands/{mine}/role-assignments")).JsonAsync()).GetProperty("data");
        var id = held.EnumerateArray().Single(one => one.Text("email") == email).Text("id");

        var made = await admin.AskAsync(HttpMethod.Post, $"/v1/users/{id}/password-resets", "{}");
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        Assert.Contains("/new-password?secret=ent_reset_", (await made.JsonAsync()).Text("url"), StringComparison.Ordinal);
        var byForm = await admin.ForgeAsync(
            await admin.GetAsync($"/people?brand={mine}"),
            "/people/password-resets",
            ("brand", mine),
            ("id", id)
        );
        Assert.Contains("/new-password?secret=ent_reset_", await byForm.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await person.JoinAsync(await owner.InviteAsync(other, email, "analyst"));
        var beyond = await admin.AskAsync(HttpMethod.Post, $"/v1/users/{id}/password-resets", "{}");
        Assert.Equal("person_beyond_reach", (await beyond.JsonAsync()).Text("code"));
        var factor = await admin.AskAsync(HttpMethod.Delete, $"/v1/users/{id}/second-factor");
        Assert.Equal("person_beyond_reach", (await factor.JsonAsync()).Text("code"));
        Assert.Equal("second_factor_off", (await (await owner.DeleteAsync($"/v1/users/{id}/second-factor")).JsonAsync()).Text("code"));
        var list = await owner.GetAsync("/v1/users?limit=200");
        Assert.Contains((await list.JsonAsync()).GetProperty("data").EnumerateArray(), one => one.Text("email") == email);
        Assert.Equal(HttpStatusCode.Forbidden, (await admin.AskAsync(HttpMethod.Get, "/v1/users")).StatusCode);
    }

    [GeneratedRegex("name=\"id\" value=\"([^\"]+)\"")]
    private static partial Regex IdIn();

    [GeneratedRegex("name=\"version\" value=\"([^\"]+)\"")]
    private static partial Regex VersionIn();

    [GeneratedRegex("value=\"([^\"]+/new-password[^\"]+)\"")]
    private static partial Regex LinkIn();

    [GeneratedRegex("ent_live_[0-9A-Za-z]{49}")]
    private static partial Regex SecretIn();
}
