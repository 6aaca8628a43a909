using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Entente.Testing;
using Xunit;

namespace Entente.ApiTests.Mentions;

/// <summary>A brand with two pages on one network; posts say which of them they came to.</summary>
public sealed class NamingAChannelTests(SharedApp shared)
{
    private const string Claim = "Troisième panne en un mois, personne ne répond, je veux être remboursé.";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_post_and_its_case_are_found_by_the_channel_they_came_to()
    {
        using var desk = await OpenAsync();
        var (page, help) = (await desk.AddChannelAsync("page"), await desk.AddChannelAsync("help"));
        await desk.PostAsync(Post("1", "page"));
        await desk.PostAsync(Post("2", "help"));
        await desk.PostAsync(Post("3", null));

        Assert.Equal(["2"], await desk.IdsAsync($"mentions?channel_id={help}"));
        Assert.Equal(page, (await desk.FirstAsync("mentions?external_id=1")).Text("channel_id"));
        Assert.Equal(JsonValueKind.Null, (await desk.FirstAsync("mentions?external_id=3")).GetProperty("channel_id").ValueKind);
        Assert.Equal(help, (await desk.FirstAsync($"cases?channel_id={help}")).Text("channel_id"));
        Assert.Single(await desk.ListAsync($"cases?channel_id={help}&sort=urgency"));
        Assert.Equal(3, (await desk.ListAsync("cases")).Count);
        Assert.Empty(await desk.ListAsync($"cases?channel_id={Guid.NewGuid()}"));
        Assert.Empty(await desk.ListAsync($"mentions?channel_id={Guid.NewGuid()}"));
        Assert.Equal(HttpStatusCode.BadRequest, (await desk.GetAsync("cases?channel_id=help")).StatusCode);
    }

    [Fact]
    public async Task Pages_of_a_channels_cases_hold_each_once_and_none_of_another()
    {
        using var desk = await OpenAsync();
        var help = await desk.AddChannelAsync("help");
        await desk.AddChannelAsync("page");
        var posts = Enumerable.Range(0, 9).Select(i => Post($"{i}", i % 3 == 0 ? "page" : "help"));
        await desk.BatchAsync([.. posts]);
        foreach (var order in new[] { "newest", "urgency" })
        {
            var seen = new List<string>();
            string? cursor = null;
            do
            {
                var next = cursor is null ? "" : $"&cursor={cursor}";
                var read = await (await desk.GetAsync($"cases?channel_id={help}&sort={order}&limit=2{next}")).JsonAsync();
                seen.AddRange(read.GetProperty("data").EnumerateArray().Select(c => c.Text("id")));
                cursor = read.GetProperty("next_cursor").GetString();
            } while (cursor is not null);
            Assert.Equal((6, 6), (seen.Count, seen.Distinct().Count()));
        }
    }

    [Theory]
    [InlineData("none", "\"nobody\"", "unknown_channel")]
    [InlineData("of another network", "\"insta\"", "unknown_channel")]
    [InlineData("of another brand", "\"elsewhere\"", "unknown_channel")]
    [InlineData("blank", "\"  \"", "blank")]
    [InlineData("with U+0000", "\"a\\u0000b\"", "invalid_text")]
    [InlineData("of half a character", "\"a\\ud800\"", "invalid_text")]
    [InlineData("no text", "17", "wrong_type")]
    public async Task A_post_that_names_a_channel_the_brand_does_not_have_is_refused_alone(string which, string named, string code)
    {
        using var desk = await OpenAsync();
        using var other = await OpenAsync();
        await desk.AddChannelAsync("page");
        await desk.AddChannelAsync("insta", "instagram");
        await other.AddChannelAsync("elsewhere");
        var bad =
            $$$"""{"network":"facebook","external_id":"bad","text":"x","posted_at":"2026-02-10T08:12:00Z","channel_external_id":{{{named}}}}""";
        var good = JsonSerializer.Serialize(Post("good", "page"));

        using var one = await desk.SendAsync("mentions", bad);
        using var batch = await desk.SendAsync("mentions/batch", $$"""{"items":[{{bad}},{{good}}]}""");
        using var lines = await desk.SendAsync("mentions/batch", $"{bad}\n{good}\n", "application/x-ndjson");

        Assert.Equal((422, which), ((int)one.StatusCode, which));
        Assert.Equal(["/channel_external_id " + code], (await one.JsonAsync()).Errors());
        var items = (await batch.JsonAsync()).GetProperty("items");
        Assert.Equal((422, 201), (Status(items[0]), Status(items[1])));
        Assert.Equal(["/channel_external_id " + code], items[0].GetProperty("problem").Errors());
        var first = JsonSerializer.Deserialize<JsonElement>((await lines.Content.ReadAsStringAsync(Ct)).Split('\n')[0]);
        Assert.Equal((422, 0), (Status(first), first.GetProperty("index").GetInt32()));
        Assert.Equal(["good"], await desk.IdsAsync("mentions"));
    }

    [Fact]
    public async Task An_account_that_is_too_long_is_refused_with_the_length()
    {
        using var desk = await OpenAsync();

        using var answer = await desk.SendAsync("mentions", JsonSerializer.Serialize(Post("1", new string('9', 513))));

        Assert.Equal(422, (int)answer.StatusCode);
        Assert.Equal(["/channel_external_id too_long"], (await answer.JsonAsync()).Errors());
    }

    [Fact]
    public async Task The_refusal_names_the_account_and_what_to_do_in_the_senders_language()
    {
        using var desk = await OpenAsync("fr");

        using var answer = await desk.SendAsync("mentions", JsonSerializer.Serialize(Post("1", "1048576")));

        var detail = (await answer.JsonAsync()).GetProperty("errors")[0].Text("detail");
        Assert.Equal("La marque n’a pas de canal 1048576 sur facebook\u00A0: ajoutez-le aux canaux, ou omettez le champ.", detail);
    }

    [Fact]
    public async Task Posts_that_are_judged_later_come_to_their_channel_too()
    {
        using var desk = await OpenAsync();
        var help = await desk.AddChannelAsync("help");

        using var promise = await desk.BatchAsync([Post("1", "help"), Post("2", "nobody")], later: true);

        Assert.Equal(HttpStatusCode.Accepted, promise.StatusCode);
        var refused = Assert.Single((await promise.JsonAsync()).GetProperty("refused").EnumerateArray());
        Assert.Equal(1, refused.GetProperty("index").GetInt32());
        Assert.Equal(["/channel_external_id unknown_channel"], refused.GetProperty("problem").Errors());
        await desk.EndOfLotAsync(promise.Headers.Location!);
        Assert.Equal(["1"], await desk.IdsAsync($"mentions?channel_id={help}"));
        Assert.Single(await desk.ListAsync($"cases?channel_id={help}"));
    }

    [Fact]
    public async Task A_channel_that_was_taken_away_is_still_named_and_comes_back_as_what_it_was()
    {
        using var desk = await OpenAsync();
        var help = await desk.AddChannelAsync("help");
        Assert.Equal(HttpStatusCode.NoContent, (await desk.RemoveChannelAsync(help, 1)).StatusCode);

        await desk.PostAsync(Post("1", "help"));

        Assert.Equal(help, (await desk.FirstAsync("cases")).Text("channel_id"));
        Assert.Empty(await desk.ListAsync("channels"));
        var gone = Assert.Single(await desk.ListAsync("channels?removed=true"));
        Assert.NotNull(gone.GetProperty("removed_at").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await desk.GetAsync($"channels/{help}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await desk.RemoveChannelAsync(help, 2)).StatusCode);
        Assert.Equal(help, await desk.AddChannelAsync("help"));
        var back = Assert.Single(await desk.ListAsync("channels"));
        Assert.Equal((3, JsonValueKind.Null), (back.GetProperty("version").GetInt32(), back.GetProperty("removed_at").ValueKind));
    }

    [Fact]
    public async Task What_a_post_did_not_say_at_first_it_says_when_it_comes_again_and_never_takes_back()
    {
        using var desk = await OpenAsync();
        var (page, help) = (await desk.AddChannelAsync("page"), await desk.AddChannelAsync("help"));
        await desk.PostAsync(Post("1", null));
        var before = await desk.FirstAsync("cases");

        await desk.PostAsync(Post("1", "help"), HttpStatusCode.OK);
        var told = await desk.FirstAsync("cases");
        await desk.PostAsync(Post("1", "page"), HttpStatusCode.OK);
        await desk.PostAsync(Post("1", null), HttpStatusCode.OK);
        var last = await desk.FirstAsync("cases");

        Assert.Equal(JsonValueKind.Null, before.GetProperty("channel_id").ValueKind);
        Assert.Equal((help, help), (told.Text("channel_id"), (await desk.FirstAsync("mentions")).Text("channel_id")));
        Assert.Equal(before.GetProperty("version").GetInt32() + 1, told.GetProperty("version").GetInt32());
        Assert.Equal(told.GetRawText(), last.GetRawText());
        Assert.Empty(await desk.ListAsync($"cases?channel_id={page}"));
    }

    [Fact]
    public async Task What_the_brand_writes_on_its_page_is_its_own_and_stands_there()
    {
        using var desk = await OpenAsync();
        var page = await desk.AddChannelAsync("page");
        await desk.PostAsync(Post("1", "page", author: "page"));

        var own = await desk.FirstAsync("mentions");

        Assert.Equal((true, page), (own.GetProperty("is_own").GetBoolean(), own.Text("channel_id")));
        Assert.Empty(await desk.ListAsync("cases"));
    }

    private Task<TwoPages> OpenAsync(string language = "en") => TwoPages.OpenAsync(shared.App, language);

    private static int Status(JsonElement item) => item.GetProperty("status").GetInt32();

    private static object Post(string id, string? channel, string? author = null) =>
        new
        {
            network = "facebook",
            external_id = id,
            text = Claim,
            posted_at = DateTimeOffset.UtcNow.AddHours(-1).ToString("yyyy-MM-dd'T'HH:00:00'Z'", CultureInfo.InvariantCulture),
            author = new { external_id = author ?? $"author {id}" },
            channel_external_id = channel,
        };
}
