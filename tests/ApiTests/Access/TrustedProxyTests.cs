using System.Net;
using Entente.Testing;
using Xunit;

namespace Entente.ApiTests.Access;

/// <summary>Behind a proxy of the operator's, guesses are counted by where they come from; nobody else is believed about that.</summary>
public sealed class TrustedProxyTests(SharedApp shared)
{
    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("10.0.0.0/8, 127.0.0.0/8", true)]
    [InlineData("10.0.0.0/8", false)]
    [InlineData("", false)]
    public async Task Only_a_proxy_that_is_named_is_believed(string trusted, bool isBelieved)
    {
        await using var app = await StartAsync(trusted);
        using var guesser = new Browser(app);
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await guesser.SignInAsync($"guess-{i}", forwardedFor: "203.0.113.9")).StatusCode);
        }
        Assert.Equal(HttpStatusCode.TooManyRequests, (await guesser.SignInAsync("guess", forwardedFor: "203.0.113.9")).StatusCode);

        using var owner = new Browser(app);
        var elsewhere = await owner.SignInAsync(EntenteApp.OwnerKey, forwardedFor: "198.51.100.7");
        Assert.Equal(isBelieved ? HttpStatusCode.Found : HttpStatusCode.TooManyRequests, elsewhere.StatusCode);
    }

    [Fact]
    public async Task What_a_stranger_writes_before_the_proxys_word_counts_for_nothing()
    {
        await using var app = await StartAsync("127.0.0.1");
        using var guesser = new Browser(app);
        for (var i = 0; i < 5; i++)
        {
            await guesser.SignInAsync($"guess-{i}", forwardedFor: $"192.0.2.{i}, 203.0.113.9");
        }
        var another = await guesser.SignInAsync("guess", forwardedFor: "192.0.2.77, 203.0.113.9");
        Assert.Equal(HttpStatusCode.TooManyRequests, another.StatusCode);
    }

    [Fact]
    public async Task A_cookie_is_for_https_only_when_the_proxy_ends_it_in_front()
    {
        await using var app = await StartAsync("127.0.0.1");
        using var client = app.AsNobody();
        var behind = await client.AskAsync(HttpMethod.Get, "/sign-in", ("X-Forwarded-Proto", "https"));
        Assert.Contains(
            behind.Headers.GetValues("Strict-Transport-Security"),
            value => value.StartsWith("max-age", StringComparison.Ordinal)
        );
        Assert.False((await client.GetAsync("/sign-in")).Headers.Contains("Strict-Transport-Security"));
    }

    private async Task<EntenteApp> StartAsync(string trusted)
    {
        var app = new EntenteApp(shared.Cluster) { Settings = new Dictionary<string, string> { ["Entente:TrustedProxies"] = trusted } };
        await app.InitializeAsync();
        return app;
    }
}
