using System.Text;
using Entente.Testing;
using Xunit;

namespace Entente.ApiTests.Access;

/// <summary>What the operator reads holds no secret and no text of anybody, and nobody else writes its lines.</summary>
public sealed class LogTests(SharedApp shared)
{
    [Fact]
    public async Task Secrets_and_texts_never_reach_the_log()
    {
        var log = new StringWriter();
        await using var app = new EntenteApp(shared.Cluster) { Log = TextWriter.Synchronized(log) };
        await app.InitializeAsync();
        var secret = await app.CreateKeyAsync(["brands:read"], brands: null);
        using var owner = app.AsOwner();
        using var other = app.With(secret);
        await other.GetAsync("/v1/brands/planted-slug-in-a-path?planted=query");
        await other.GetAsync("/planted-path-without-a-route");
        await other.SendJsonAsync(HttpMethod.Post, "/v1/brands", """{"name":"planted name"}""");
        await owner.SendJsonAsync(
            HttpMethod.Post,
            "/v1/brands",
            """{"slug":"planted slug","name":"planted name","time_zone":"planted zone"}"""
        );
        using var guesser = app.With("ent_live_planted-guess");
        await guesser.GetAsync("/v1/brands");
        await RawHttp.SendAsync(
            app.Address,
            Encoding.Latin1.GetBytes("PLANTEDMETHOD / HTTP/1.1\r\nHost: planted-host\r\nConnection: close\r\n\r\n")
        );
        await RawHttp.SendAsync(
            app.Address,
            RawHttp.Get("/v1/brands/x%0d%0a{\"planted\":1}", EntenteApp.OwnerKey, "X-Request-Id: planted_id_1\r\n")
        );
        await app.DisposeAsync();

        var lines = log.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(lines.Length >= 8, $"only {lines.Length} lines were written");
        Assert.All(lines, line => Assert.StartsWith("{\"@t\":", line, StringComparison.Ordinal));
        Assert.All(lines, line => Assert.DoesNotContain("planted", line, StringComparison.OrdinalIgnoreCase));
        Assert.All(lines, line => Assert.DoesNotContain(secret[^30..], line, StringComparison.Ordinal));
        Assert.All(lines, line => Assert.DoesNotContain(EntenteApp.OwnerKey, line, StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("/v1/brands/{brand}", StringComparison.Ordinal));
    }
}
