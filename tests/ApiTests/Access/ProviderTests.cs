using System.Net;
using System.Security.Claims;
using Entente.Domain.Access;
using Entente.Testing;
using OpenIddict.Abstractions;
using Xunit;

namespace Entente.ApiTests.Access;

public sealed class ProviderTests(SharedApp shared)
{
    private const string Unknown = "/sign-in?told=identity_unknown";
    private const string Failed = "/sign-in?told=provider_failed";

    [Fact]
    public async Task An_invitation_links_the_first_time_and_issuer_and_subject_open_from_then_on()
    {
        await using var provider = await TestProvider.StartAsync();
        await using var app = await StartAsync(provider);
        using var owner = app.AsOwner();
        var brand = await app.CreateBrandAsync();
        using var stranger = new Browser(app);
        Assert.Equal(Unknown, await ThroughAsync(stranger, "/sign-in/provider"));

        var secret = await owner.InviteAsync(brand, People.NewEmail(), "agent");
        using var invited = new Browser(app);
        var page = await (await invited.GetAsync($"/invitation?secret={secret}")).Content.ReadAsStringAsync();
        Assert.Contains("Open my account with The House", page, StringComparison.Ordinal);
        Assert.Equal("/", await ThroughAsync(invited, $"/sign-in/provider?invitation={secret}"));
        Assert.Equal(HttpStatusCode.OK, (await invited.AskAsync(HttpMethod.Get, $"/v1/brands/{brand}")).StatusCode);

        // The same person under another address; and another person under the old one, whom nobody verified.
        provider.Who = provider.Who with
        {
            Email = "aya.benali@house.example",
        };
        using var later = new Browser(app);
        Assert.Equal("/queue?x=1", await ThroughAsync(later, "/sign-in/provider?return=%2Fqueue%3Fx%3D1"));
        Assert.Equal(HttpStatusCode.OK, (await later.AskAsync(HttpMethod.Get, $"/v1/brands/{brand}")).StatusCode);
        provider.Who = new AtProvider("person-2", "aya@house.example", IsVerified: false);
        using var other = new Browser(app);
        Assert.Equal(Unknown, await ThroughAsync(other, "/sign-in/provider"));
    }

    [Fact]
    public async Task An_account_is_linked_by_its_address_only_where_the_provider_verified_it()
    {
        await using var provider = await TestProvider.StartAsync();
        await using var app = await StartAsync(provider);
        using var owner = app.AsOwner();
        var (brand, email) = (await app.CreateBrandAsync(), People.NewEmail());
        using var person = new Browser(app);
        await person.AcceptAsync(await owner.InviteAsync(brand, email, "agent"), People.Password);

        provider.Who = new AtProvider("person-3", email.ToUpperInvariant(), IsVerified: false);
        using var browser = new Browser(app);
        Assert.Equal(Unknown, await ThroughAsync(browser, "/sign-in/provider"));
        provider.Who = provider.Who with { IsVerified = true };
        Assert.Equal("/", await ThroughAsync(browser, "/sign-in/provider"));
        Assert.Equal(HttpStatusCode.OK, (await browser.AskAsync(HttpMethod.Get, $"/v1/brands/{brand}")).StatusCode);

        var id = (await (await owner.GetAsync($"/v1/brands/{brand}/role-assignments")).JsonAsync()).GetProperty("data")[0].Text("id");
        await owner.SendJsonAsync(HttpMethod.Patch, $"/v1/users/{id}", """{"is_disabled":true}""", ("If-Match", "\"1\""));
        Assert.Equal(Unknown, await ThroughAsync(browser, "/sign-in/provider"));
    }

    [Theory]
    [InlineData("nonce")]
    [InlineData("audience")]
    [InlineData("issuer")]
    [InlineData("state")]
    [InlineData("code")]
    [InlineData("replay")]
    public async Task What_the_provider_did_not_say_to_us_now_opens_nothing(string falsified)
    {
        await using var provider = await TestProvider.StartAsync();
        await using var app = await StartAsync(provider);
        using var owner = app.AsOwner();
        using var browser = new Browser(app);
        await ThroughAsync(
            browser,
            $"/sign-in/provider?invitation={await owner.InviteAsync(await app.CreateBrandAsync(), People.NewEmail(), "agent")}"
        );
        await browser.SignOutAsync();
        provider.Falsify = falsified switch
        {
            "nonce" => token => token.SetClaim(OpenIddictConstants.Claims.Nonce, "of another sign-in"),
            "audience" => token => token.SetAudiences("another client"),
            "issuer" => token => token.SetClaim(OpenIddictConstants.Claims.Private.Issuer, "https://evil.example/"),
            _ => null,
        };
        var callback = await CallbackAsync(browser, "/sign-in/provider");
        var sent = falsified switch
        {
            "state" => callback.Replace("state=", "state=x", StringComparison.Ordinal),
            "code" => callback.Replace("code=", "code=x", StringComparison.Ordinal),
            _ => callback,
        };
        if (falsified == "replay")
        {
            using var another = new Browser(app);
            Assert.Equal(Failed, (await another.GetAsync(sent)).Headers.Location?.ToString());
            return;
        }
        Assert.Equal(Failed, (await browser.GetAsync(sent)).Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.AskAsync(HttpMethod.Get, "/v1/brands")).StatusCode);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_here_and_leads_to_the_providers_own_end()
    {
        await using var provider = await TestProvider.StartAsync();
        await using var app = await StartAsync(provider, ("Entente:Oidc:AllowPasswords", "false"));
        using var owner = app.AsOwner();
        var brand = await app.CreateBrandAsync();
        var secret = await owner.InviteAsync(brand, People.NewEmail(), "agent");
        using var browser = new Browser(app);
        await ThroughAsync(browser, $"/sign-in/provider?invitation={secret}");

        var page = await browser.SignOutAsync();
        Assert.Contains("href=\"/sign-out/provider\"", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.AskAsync(HttpMethod.Get, $"/v1/brands/{brand}")).StatusCode);
        var there = (await browser.GetAsync("/sign-out/provider")).Headers.Location!;
        Assert.StartsWith($"{provider.Address}/logout?", there.ToString(), StringComparison.Ordinal);
        var back = await NextAsync(there);
        Assert.EndsWith("/sign-in", (await browser.GetAsync(back.PathAndQuery)).Headers.Location?.ToString(), StringComparison.Ordinal);

        var signIn = await (await browser.GetAsync("/sign-in")).Content.ReadAsStringAsync();
        Assert.Contains("Sign in with The House", signIn, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"with-password\"", signIn, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GiveAsync("aya@house.example", People.Password)).StatusCode);
    }

    [Fact]
    public async Task Without_a_provider_there_is_no_way_to_one()
    {
        using var browser = new Browser(shared.App);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/sign-in/provider")).StatusCode);
        Assert.DoesNotContain(
            "with-provider",
            await (await browser.GetAsync("/sign-in")).Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
    }

    private async Task<EntenteApp> StartAsync(TestProvider provider, params (string Name, string Value)[] more)
    {
        var settings = new Dictionary<string, string>
        {
            ["Entente:Oidc:Authority"] = provider.Address,
            ["Entente:Oidc:ClientId"] = TestProvider.ClientId,
            ["Entente:Oidc:ClientSecret"] = TestProvider.ClientSecret,
            ["Entente:Oidc:Name"] = "The House",
        };
        more.ToList().ForEach(setting => settings[setting.Name] = setting.Value);
        var app = new EntenteApp(shared.Cluster) { Settings = settings };
        await app.InitializeAsync();
        return app;
    }

    /// <summary>To the provider and back; answers where that leads.</summary>
    private static async Task<string?> ThroughAsync(Browser browser, string path) =>
        (await browser.GetAsync(await CallbackAsync(browser, path))).Headers.Location?.ToString();

    private static async Task<string> CallbackAsync(Browser browser, string path)
    {
        var there = (await browser.GetAsync(path)).Headers.Location!;
        Assert.Contains("code_challenge_method=S256", there.Query, StringComparison.Ordinal);
        return (await NextAsync(there)).PathAndQuery;
    }

    private static async Task<Uri> NextAsync(Uri address)
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        var answer = await client.GetAsync(address);
        Assert.True(answer.Headers.Location is not null, await answer.Content.ReadAsStringAsync());
        return answer.Headers.Location;
    }
}
