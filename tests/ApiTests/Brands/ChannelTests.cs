using System.Net;
using System.Text.Json;
using Entente.Testing;
using Xunit;

namespace Entente.ApiTests.Brands;

public sealed class ChannelTests(SharedApp shared)
{
    private readonly EntenteApp _app = shared.App;

    [Fact]
    public async Task A_channel_is_created_changed_and_removed()
    {
        using var owner = _app.AsOwner();
        var path = $"/v1/brands/{await _app.CreateBrandAsync()}/channels";

        var created = await CreateAsync(owner, path, "1888888888888888801");
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        var channel = created.Headers.Location!.ToString();
        Assert.Equal("1888888888888888801", (await (await owner.GetAsync(channel)).JsonAsync()).Text("external_id"));

        var changed = await owner.SendJsonAsync(HttpMethod.Patch, channel, """{"name":"Aide"}""", ("If-Match", "\"1\""));
        Assert.Equal("Aide", (await changed.JsonAsync()).Text("name"));
        Assert.Equal("google_reviews", (await changed.JsonAsync()).Text("network"));

        Assert.Equal(428, (int)(await owner.DeleteAsync(channel)).StatusCode);
        Assert.Equal(412, (int)(await owner.AskAsync(HttpMethod.Delete, channel, ("If-Match", "\"1\""))).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await owner.AskAsync(HttpMethod.Delete, channel, ("If-Match", "\"2\""))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await owner.GetAsync(channel)).StatusCode);
    }

    [Fact]
    public async Task An_account_is_one_channel_of_a_brand()
    {
        using var owner = _app.AsOwner();
        var one = $"/v1/brands/{await _app.CreateBrandAsync()}/channels";
        var other = $"/v1/brands/{await _app.CreateBrandAsync()}/channels";

        Assert.Equal(HttpStatusCode.Created, (await CreateAsync(owner, one, "page")).StatusCode);
        Assert.Equal("channel_account_taken", (await (await CreateAsync(owner, one, "page")).JsonAsync()).Text("code"));
        Assert.Equal(HttpStatusCode.Created, (await CreateAsync(owner, other, "page")).StatusCode);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("//evil.example")]
    public async Task An_address_that_is_no_link_is_refused(string url)
    {
        using var owner = _app.AsOwner();
        var path = $"/v1/brands/{await _app.CreateBrandAsync()}/channels";
        var answer = await owner.SendJsonAsync(
            HttpMethod.Post,
            path,
            JsonSerializer.Serialize(
                new
                {
                    network = "x",
                    external_id = "1",
                    name = "n",
                    url,
                }
            )
        );
        Assert.Equal(422, (int)answer.StatusCode);
        Assert.Equal(["/url channel_url_form"], (await answer.JsonAsync()).Errors());
    }

    [Fact]
    public async Task An_unknown_network_is_refused_with_the_known_ones()
    {
        using var owner = _app.AsOwner();
        var path = $"/v1/brands/{await _app.CreateBrandAsync()}/channels";
        var answer = await owner.SendJsonAsync(HttpMethod.Post, path, """{"network":"myspace","external_id":"1","name":"n"}""");
        var problem = await answer.JsonAsync();
        Assert.Equal(["/network unknown_value"], problem.Errors());
        Assert.Contains("google_reviews", problem.GetProperty("errors")[0].Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_hold_every_channel_once_while_others_are_added()
    {
        using var owner = _app.AsOwner();
        var path = $"/v1/brands/{await _app.CreateBrandAsync()}/channels";
        var expected = new List<string>();
        for (var i = 0; i < 7; i++)
        {
            expected.Add((await (await CreateAsync(owner, path, $"account-{i}")).JsonAsync()).Text("id"));
        }
        var seen = new List<string>();
        string? next = $"{path}?limit=2";
        while (next is not null)
        {
            var answer = await owner.GetAsync(next);
            var page = await answer.JsonAsync();
            seen.AddRange(page.GetProperty("data").EnumerateArray().Select(c => c.Text("id")));
            await CreateAsync(owner, path, $"late-{seen.Count}");
            var cursor = page.GetProperty("next_cursor").GetString();
            var link = answer.Headers.TryGetValues("Link", out var links) ? links.Single() : null;
            Assert.Equal(cursor is null, link is null);
            next = link?.Split('>')[0][1..];
            Assert.True(next is null || next.EndsWith($"cursor={cursor}", StringComparison.Ordinal));
            if (seen.Count > 40)
            {
                break;
            }
        }
        Assert.Equal(expected, seen.Take(7));
        Assert.Equal(seen.Count, seen.Distinct().Count());
    }

    [Fact]
    public async Task A_cursor_is_good_for_its_own_list_only()
    {
        using var owner = _app.AsOwner();
        var one = $"/v1/brands/{await _app.CreateBrandAsync()}/channels";
        var other = $"/v1/brands/{await _app.CreateBrandAsync()}/channels";
        await CreateAsync(owner, one, "a");
        await CreateAsync(owner, one, "b");
        var cursor = (await (await owner.GetAsync($"{one}?limit=1")).JsonAsync()).Text("next_cursor");

        Assert.Equal(HttpStatusCode.OK, (await owner.GetAsync($"{one}?limit=5&cursor={cursor}")).StatusCode);
        foreach (
            var wrong in new[]
            {
                $"{other}?cursor={cursor}",
                $"{one}?cursor={cursor[..^2]}AA",
                $"{one}?cursor=1",
                "/v1/brands?cursor=" + cursor,
            }
        )
        {
            var answer = await owner.GetAsync(wrong);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Equal("invalid_cursor", (await answer.JsonAsync()).Text("code"));
        }
    }

    private static Task<HttpResponseMessage> CreateAsync(HttpClient client, string path, string externalId) =>
        client.SendJsonAsync(
            HttpMethod.Post,
            path,
            JsonSerializer.Serialize(
                new
                {
                    network = "google_reviews",
                    external_id = externalId,
                    name = "Page",
                }
            )
        );
}
