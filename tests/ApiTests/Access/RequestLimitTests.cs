using System.Net;
using Entente.Testing;
using Xunit;

namespace Entente.ApiTests.Access;

public sealed class RequestLimitTests(SharedApp shared)
{
    [Fact]
    public async Task Every_answer_says_what_is_left_and_who_has_used_it_up_is_told_when_to_ask_again()
    {
        await using var app = new EntenteApp(shared.Cluster) { Settings = Limit("KeyRequestsPerMinute", 6) };
        await app.InitializeAsync();
        using var other = app.With(await app.CreateKeyAsync(["brands:read"], brands: null));
        using var owner = app.AsOwner();

        var first = await owner.GetAsync("/v1/brands");
        Assert.Equal("\"default\";q=6;w=60", first.Headers.GetValues("RateLimit-Policy").Single());
        // One was used to make the other key.
        Assert.Equal("\"default\";r=4;t=20", first.Headers.GetValues("RateLimit").Single());
        for (var i = 0; i < 4; i++)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await owner.GetAsync("/v1/brands/none")).StatusCode);
        }
        var refused = await owner.AskAsync(HttpMethod.Get, "/v1/brands", ("Accept-Language", "fr"));
        var problem = await refused.JsonAsync();

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType?.MediaType);
        Assert.Equal("too_many_requests", problem.Text("code"));
        Assert.EndsWith("#quota-exceeded", problem.Text("type"), StringComparison.Ordinal);
        Assert.Equal("default", problem.GetProperty("violated-policies")[0].GetString());
        Assert.Equal("Trop de requêtes", problem.Text("title"));
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10));
        Assert.StartsWith("\"default\";r=0;", refused.Headers.GetValues("RateLimit").Single(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync("/v1/brands")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await owner.GetAsync("/healthz")).StatusCode);
    }

    [Fact]
    public async Task Whoever_is_not_known_shares_the_quota_of_their_address_and_takes_nothing_from_keys()
    {
        await using var app = new EntenteApp(shared.Cluster) { Settings = Limit("AddressRequestsPerMinute", 3) };
        await app.InitializeAsync();
        using var nobody = app.AsNobody();
        using var guesser = app.With("guess");
        Assert.Equal(HttpStatusCode.OK, (await nobody.GetAsync("/v1")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await guesser.GetAsync("/v1/brands")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await guesser.GetAsync("/v1/brands")).StatusCode);

        Assert.Equal(HttpStatusCode.TooManyRequests, (await guesser.GetAsync("/v1/brands")).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await nobody.GetAsync("/sign-in")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await nobody.GetAsync("/healthz")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await nobody.GetAsync("/readyz")).StatusCode);
        using var owner = app.AsOwner();
        Assert.Equal(HttpStatusCode.OK, (await owner.GetAsync("/v1/brands")).StatusCode);
    }

    private static Dictionary<string, string> Limit(string name, int value) => new() { [$"Entente:Limits:{name}"] = $"{value}" };
}
