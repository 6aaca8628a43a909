using System.Net;
using System.Text;
using System.Text.Json;
using Dapper;
using Entente.Testing;
using Npgsql;
using Xunit;

namespace Entente.ApiTests.Access;

public sealed class ApiKeyTests(SharedApp shared)
{
    private readonly EntenteApp _app = shared.App;

    [Fact]
    public async Task A_secret_is_shown_once_and_kept_nowhere()
    {
        using var owner = _app.AsOwner();
        var created = await owner.SendJsonAsync(HttpMethod.Post, "/v1/api-keys", """{"name":"figures","scopes":["metrics:read"]}""");
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        var body = await created.JsonAsync();
        var secret = body.Text("secret");
        var again = await owner.GetStringAsync(created.Headers.Location);
        Assert.DoesNotContain(secret, again, StringComparison.Ordinal);
        Assert.DoesNotContain(secret[^20..], again, StringComparison.Ordinal);
        Assert.StartsWith(body.GetProperty("key").Text("prefix"), secret, StringComparison.Ordinal);

        await using var connection = new NpgsqlConnection(_app.DatabaseConnectionString);
        var rows = await connection.QueryAsync<string>("select row_to_json(k)::text from api_keys k");
        Assert.All(rows, row => Assert.DoesNotContain(secret[17..], row, StringComparison.Ordinal));
        var hex = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
        Assert.Contains(rows, row => row.Contains(hex, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_revoked_key_stops_within_five_seconds_and_stays_in_the_list()
    {
        using var owner = _app.AsOwner();
        var created = await owner.SendJsonAsync(HttpMethod.Post, "/v1/api-keys", """{"name":"short","scopes":["brands:read"]}""");
        var body = await created.JsonAsync();
        using var client = _app.With(body.Text("secret"));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/v1/brands")).StatusCode);

        Assert.Equal(HttpStatusCode.NoContent, (await owner.DeleteAsync(created.Headers.Location)).StatusCode);

        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/v1/brands")).StatusCode);
        var kept = await (await owner.GetAsync(created.Headers.Location)).JsonAsync();
        Assert.NotEqual(JsonValueKind.Null, kept.GetProperty("revoked_at").ValueKind);
        Assert.NotEqual(JsonValueKind.Null, kept.GetProperty("last_used_at").ValueKind);
    }

    [Fact]
    public async Task A_key_revoked_elsewhere_stops_within_five_seconds()
    {
        var secret = await _app.CreateKeyAsync(["brands:read"], brands: null);
        using var client = _app.With(secret);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/v1/brands")).StatusCode);
        await using var connection = new NpgsqlConnection(_app.DatabaseConnectionString);
        // As another instance would: this one is not told.
        await connection.ExecuteAsync(
            "update api_keys set revoked_at = now() where secret_hash = sha256(convert_to(@secret, 'UTF8'))",
            new { secret }
        );

        var clock = System.Diagnostics.Stopwatch.StartNew();
        while ((await client.GetAsync("/v1/brands")).StatusCode == HttpStatusCode.OK)
        {
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5));
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task A_key_past_its_date_opens_nothing()
    {
        var secret = await _app.CreateKeyAsync(["brands:read"], brands: null);
        await using var connection = new NpgsqlConnection(_app.DatabaseConnectionString);
        await connection.ExecuteAsync(
            "update api_keys set expires_at = now() - interval '1 second' where secret_hash = sha256(convert_to(@secret, 'UTF8'))",
            new { secret }
        );
        using var client = _app.With(secret);
        var answer = await client.GetAsync("/v1/brands");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("Bearer realm=\"entente\", error=\"invalid_token\"", answer.Headers.WwwAuthenticate.ToString());
    }

    [Fact]
    public async Task Use_is_written_down_at_most_once_a_minute()
    {
        var secret = await _app.CreateKeyAsync(["brands:read"], brands: null);
        using var client = _app.With(secret);
        await using var connection = new NpgsqlConnection(_app.DatabaseConnectionString);
        const string lastUse = "select last_used_at from api_keys where secret_hash = sha256(convert_to(@secret, 'UTF8'))";
        await client.GetAsync("/v1/brands");
        var first = await connection.ExecuteScalarAsync<DateTime?>(lastUse, new { secret });
        Assert.NotNull(first);
        await Task.Delay(3500, TestContext.Current.CancellationToken);
        await client.GetAsync("/v1/brands");
        Assert.Equal(first, await connection.ExecuteScalarAsync<DateTime?>(lastUse, new { secret }));
    }

    [Fact]
    public async Task Nobody_gives_rights_they_do_not_have()
    {
        var mine = await _app.CreateBrandAsync();
        var foreign = await _app.CreateBrandAsync();
        using var manager = await _app.OnBrandsAsync([mine], "keys:manage", "metrics:read");

        Task<HttpResponseMessage> Make(string scope, string brands) =>
            manager.SendJsonAsync(HttpMethod.Post, "/v1/api-keys", $$"""{"name":"n","scopes":["{{scope}}"],"brands":{{brands}}}""");
        Assert.Equal(201, (int)(await Make("metrics:read", $"[\"{mine}\"]")).StatusCode);
        Assert.Equal(403, (int)(await Make("cases:write", $"[\"{mine}\"]")).StatusCode);
        Assert.Equal(403, (int)(await Make("metrics:read", "null")).StatusCode);
        var elsewhere = await Make("metrics:read", $"[\"{mine}\",\"{foreign}\"]");
        Assert.Equal(["/brands/1 unknown_brand"], (await elsewhere.JsonAsync()).Errors());
    }

    [Fact]
    public async Task A_manager_sees_and_revokes_only_keys_within_reach()
    {
        var mine = await _app.CreateBrandAsync();
        using var owner = _app.AsOwner();
        var wide = await owner.SendJsonAsync(HttpMethod.Post, "/v1/api-keys", """{"name":"wide","scopes":["metrics:read"]}""");
        using var manager = await _app.OnBrandsAsync([mine], "keys:manage");

        Assert.Equal(HttpStatusCode.NotFound, (await manager.GetAsync(wide.Headers.Location)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.DeleteAsync(wide.Headers.Location)).StatusCode);
        var list = await (await manager.GetAsync("/v1/api-keys?limit=200")).JsonAsync();
        Assert.All(list.GetProperty("data").EnumerateArray(), key => Assert.False(key.GetProperty("all_brands").GetBoolean()));
    }

    [Fact]
    public async Task Everything_wrong_with_a_key_is_said_at_once()
    {
        using var owner = _app.AsOwner();
        var input = """{"name":" ","scopes":["metrics:read","all"],"brands":["no-such"],"expires_at":"2199-01-01T00:00:00Z"}""";
        var problem = await (await owner.SendJsonAsync(HttpMethod.Post, "/v1/api-keys", input)).JsonAsync();
        Assert.Equal(
            ["/brands/0 unknown_brand", "/expires_at key_life", "/name key_name_empty", "/scopes/1 unknown_scope"],
            problem.Errors().Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [InlineData("2026-13-01T00:00:00Z")]
    [InlineData("2026-12-01T00:00:00")]
    [InlineData("2026-12-01")]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59-14:00")]
    public async Task A_time_without_a_meaning_is_refused(string at)
    {
        using var owner = _app.AsOwner();
        var input = $$"""{"name":"n","scopes":["metrics:read"],"expires_at":"{{at}}"}""";
        Assert.Equal(
            ["/expires_at wrong_type"],
            (await (await owner.SendJsonAsync(HttpMethod.Post, "/v1/api-keys", input)).JsonAsync()).Errors()
        );
    }
}
