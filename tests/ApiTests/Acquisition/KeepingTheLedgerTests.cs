using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Entente.Testing;
using Xunit;

namespace Entente.ApiTests.Acquisition;

public sealed class KeepingTheLedgerTests(SharedApp shared)
{
    private readonly EntenteApp _app = shared.App;

    [Fact]
    public async Task A_campaign_is_opened_changed_and_removed()
    {
        var (owner, campaigns, campaign) = await OpenAsync();
        var path = $"{campaigns}/{campaign.Text("id")}";

        var read = await owner.GetAsync(path);
        var unchanged = await owner.AskAsync(HttpMethod.Get, path, ("If-None-Match", "\"1\""));
        var careless = await owner.SendJsonAsync(HttpMethod.Patch, path, """{"reach":0.05}""");
        var changed = await owner.SendJsonAsync(HttpMethod.Patch, path, """{"reach":0.05,"ends_on":"2026-02-28"}""", ("If-Match", "\"1\""));
        var stale = await owner.SendJsonAsync(HttpMethod.Patch, path, """{"reach":null}""", ("If-Match", "\"1\""));
        var moved = await owner.SendJsonAsync(HttpMethod.Patch, path, """{"network":"x"}""", ("If-Match", "\"2\""));
        var removed = await owner.AskAsync(HttpMethod.Delete, path, ("If-Match", "\"2\""));

        Assert.Equal("\"1\"", read.Headers.ETag!.Tag);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionRequired, careless.StatusCode);
        Assert.Equal((0.05m, "2026-02-28", 2), Told(await changed.JsonAsync()));
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        Assert.Equal(["/network unknown_field"], (await moved.JsonAsync()).Errors());
        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await owner.GetAsync(path)).StatusCode);

        static (decimal, string, int) Told(JsonElement c) =>
            (c.GetProperty("reach").GetDecimal(), c.Text("ends_on"), c.GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task What_is_wrong_with_a_campaign_is_said_at_once_in_the_readers_language()
    {
        var brand = await _app.CreateBrandAsync("fr");
        using var owner = _app.AsOwner();

        var refused = await owner.SendJsonAsync(
            HttpMethod.Post,
            $"/v1/brands/{brand}/campaigns",
            """{"kind":"paid","name":" ","network":"x","currency":"XYZ","starts_on":"2026-02-02","ends_on":"2026-02-01","reach":0.00005}""",
            ("Accept-Language", "fr")
        );

        var problem = await refused.JsonAsync();
        Assert.Equal(["/reach out_of_range"], problem.Errors());
        var again = await owner.SendJsonAsync(
            HttpMethod.Post,
            $"/v1/brands/{brand}/campaigns",
            """{"kind":"paid","name":" ","network":"x","currency":"XYZ","starts_on":"2026-02-02","ends_on":"2026-02-01"}""",
            ("Accept-Language", "fr")
        );
        problem = await again.JsonAsync();
        Assert.Equal(["/currency unknown_currency", "/name campaign_name_empty", "/ends_on ends_before_start"], problem.Errors());
        Assert.Contains("ISO 4217", problem.GetProperty("errors")[0].Text("detail"), StringComparison.Ordinal);
        Assert.Contains("a besoin d’un nom", problem.GetProperty("errors")[1].Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Currencies_are_never_mixed()
    {
        var (owner, campaigns, campaign) = await OpenAsync();
        var costs = $"{campaigns}/{campaign.Text("id")}/costs";

        var cost = await owner.PostAsJsonAsync(costs, Cost(1250, "USD"));
        var other = await owner.PostAsJsonAsync(campaigns, Campaign("USD"));
        var same = await owner.PostAsJsonAsync(campaigns, Campaign("EUR"));

        foreach (var refused in new[] { cost, other })
        {
            Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
            var problem = await refused.JsonAsync();
            Assert.Equal(("currency_mixed", "EUR"), (problem.Text("code"), problem.Text("allowed")));
            Assert.Equal(["/currency currency_mixed"], problem.Errors());
        }
        Assert.Equal(HttpStatusCode.Created, same.StatusCode);
    }

    [Fact]
    public async Task A_ledger_without_campaigns_may_begin_in_another_currency_and_many_at_once_begin_in_one()
    {
        var (owner, campaigns, campaign) = await OpenAsync();
        await owner.AskAsync(HttpMethod.Delete, $"{campaigns}/{campaign.Text("id")}", ("If-Match", "\"1\""));

        var opened = await Task.WhenAll(
            Enumerable.Range(0, 12).Select(i => owner.PostAsJsonAsync(campaigns, Campaign(i % 2 == 0 ? "CHF" : "GBP")))
        );

        Assert.Equal([HttpStatusCode.Created, HttpStatusCode.Conflict], opened.Select(o => o.StatusCode).Distinct().Order());
        var kept = (await owner.GetFromJsonAsync<JsonElement>(campaigns)).GetProperty("data").EnumerateArray().ToList();
        Assert.Equal(6, kept.Count);
        Assert.Single(kept.Select(c => c.Text("currency")).Distinct());
    }

    [Fact]
    public async Task A_channel_must_be_one_of_the_network()
    {
        var brand = await _app.CreateBrandAsync();
        using var owner = _app.AsOwner();
        var page = await owner.PostAsJsonAsync(
            $"/v1/brands/{brand}/channels",
            new
            {
                network = "facebook",
                external_id = "1",
                name = "Page",
            }
        );
        var channel = (await page.JsonAsync()).Text("id");
        string Input(string network) =>
            $$"""{"kind":"paid","name":"Été","network":"{{network}}","currency":"EUR","starts_on":"2026-02-02","channel_id":"{{channel}}"}""";

        var good = await owner.SendJsonAsync(HttpMethod.Post, $"/v1/brands/{brand}/campaigns", Input("facebook"));
        var wrong = await owner.SendJsonAsync(HttpMethod.Post, $"/v1/brands/{brand}/campaigns", Input("x"));

        Assert.Equal(channel, (await good.JsonAsync()).Text("channel_id"));
        Assert.Equal(["/channel_id campaign_channel_unknown"], (await wrong.JsonAsync()).Errors());
        await owner.AskAsync(HttpMethod.Delete, $"/v1/brands/{brand}/channels/{channel}", ("If-Match", "\"1\""));
        // What a campaign ran on stays true when the channel is taken away.
        Assert.Equal(channel, (await owner.GetFromJsonAsync<JsonElement>(good.Headers.Location)).Text("channel_id"));
    }

    [Fact]
    public async Task Costs_are_recorded_once_a_key_listed_and_taken_out()
    {
        var (owner, campaigns, campaign) = await OpenAsync();
        var costs = $"{campaigns}/{campaign.Text("id")}/costs";
        const string Body = """{"kind":"prize","spent_on":"2026-02-02","amount":89700,"currency":"EUR","note":"=cmd|' /C calc'!A0"}""";

        var first = await owner.SendJsonAsync(HttpMethod.Post, costs, Body, ("Idempotency-Key", "one"));
        var again = await owner.SendJsonAsync(HttpMethod.Post, costs, Body, ("Idempotency-Key", "one"));
        await owner.PostAsJsonAsync(costs, Cost(1250, "EUR"));
        var page = await owner.GetFromJsonAsync<JsonElement>($"{costs}?limit=1");
        var rest = await owner.GetFromJsonAsync<JsonElement>($"{costs}?limit=1&cursor={Uri.EscapeDataString(page.Text("next_cursor"))}");
        var csv = await owner.GetStringAsync($"{costs}?format=csv&delimiter=semicolon&bom=true");
        var kept = await owner.AskAsync(HttpMethod.Delete, $"{campaigns}/{campaign.Text("id")}", ("If-Match", "\"1\""));
        var removed = await owner.AskAsync(HttpMethod.Delete, first.Headers.Location!.ToString(), ("If-Match", "\"1\""));

        Assert.Equal((await first.JsonAsync()).Text("id"), (await again.JsonAsync()).Text("id"));
        Assert.Equal("true", again.Headers.GetValues("Idempotency-Replayed").Single());
        Assert.Equal([1250, 89_700], new[] { page, rest }.Select(p => p.GetProperty("data")[0].GetProperty("amount").GetInt32()));
        Assert.Equal(JsonValueKind.Null, rest.GetProperty("next_cursor").ValueKind);
        var lines = csv.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("id;campaign_id;kind;spent_on;amount;currency;note", lines[0], StringComparison.Ordinal);
        Assert.Equal(3, lines.Length);
        Assert.Contains(";89700;EUR;'=cmd|", lines[2], StringComparison.Ordinal);
        Assert.Equal("campaign_not_empty", (await kept.JsonAsync()).Text("code"));
        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await owner.GetAsync(first.Headers.Location)).StatusCode);
    }

    [Fact]
    public async Task A_batch_of_fans_answers_item_by_item_and_adds_nothing_the_second_time()
    {
        var (owner, campaigns, campaign) = await OpenAsync();
        var fans = $"{campaigns}/{campaign.Text("id")}/fans";
        const string Items = """
            {"items":[
              {"won_on":"2026-02-03","author":{"external_id":"7001","handle":"hugo.b"}},
              {"week":"2026-W06","count":412},
              {"won_on":"2026-02-04","count":3},
              {"won_on":"2026-02-05"},
              {"won_on":"2026-02-05","author":{"external_id":"7002"},"spam":1},
              {"won_on":"2026-02-05","author_id":"01989f3e-6a30-7cc2-9d1f-2f4be9b3a101"}
            ]}
            """;

        var first = await (await owner.SendJsonAsync(HttpMethod.Post, $"{fans}/batch", Items)).JsonAsync();
        var again = await (await owner.SendJsonAsync(HttpMethod.Post, $"{fans}/batch", Items)).JsonAsync();

        Assert.Equal((2, 0, 4), Sums(first));
        Assert.Equal((0, 2, 4), Sums(again));
        Assert.Equal([201, 201, 409, 422, 422, 422], Statuses(first));
        Assert.Equal([200, 200, 409, 422, 422, 422], Statuses(again));
        Assert.Equal(
            ["fans_counted_twice", "fans_or_author", "unknown_field", "fan_author_unknown"],
            first.GetProperty("items").EnumerateArray().Skip(2).Select(CodeOf)
        );
        var list = (await owner.GetFromJsonAsync<JsonElement>(fans)).GetProperty("data");
        Assert.Equal(
            [(1, 1), (7, 412)],
            list.EnumerateArray().Select(f => (f.GetProperty("days").GetInt32(), f.GetProperty("count").GetInt32()))
        );

        static (int, int, int) Sums(JsonElement a) =>
            (a.GetProperty("accepted").GetInt32(), a.GetProperty("duplicates").GetInt32(), a.GetProperty("rejected").GetInt32());
        static IEnumerable<int> Statuses(JsonElement a) =>
            a.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("status").GetInt32());
        static string CodeOf(JsonElement item) =>
            item.GetProperty("problem") is var p && p.TryGetProperty("errors", out var errors) ? errors[0].Text("code") : p.Text("code");
    }

    [Fact]
    public async Task A_fan_is_linked_to_the_author_of_posts_and_named_only_to_who_may_read_authors()
    {
        var (owner, campaigns, campaign) = await OpenAsync();
        var brand = campaigns.Split('/')[3];
        var fans = $"{campaigns}/{campaign.Text("id")}/fans";
        await owner.PostAsJsonAsync(
            $"/v1/brands/{brand}/mentions",
            new
            {
                network = "facebook",
                external_id = "1",
                text = "Merci !",
                posted_at = "2026-02-10T08:00:00Z",
                author = new { external_id = "7001", handle = "hugo.b" },
            }
        );
        var author = (await owner.GetFromJsonAsync<JsonElement>($"/v1/brands/{brand}/mentions")).GetProperty("data")[0].Text("author_id");

        var byName = await owner.SendJsonAsync(HttpMethod.Post, fans, """{"won_on":"2026-02-03","author":{"external_id":"7001"}}""");
        var byId = await owner.SendJsonAsync(HttpMethod.Post, fans, $$"""{"won_on":"2026-02-08","author_id":"{{author}}"}""");
        using var analyst = await _app.WithScopesAsync("acquisition:read");
        var seen = (await analyst.GetFromJsonAsync<JsonElement>(fans)).GetProperty("data")[0];

        Assert.Equal(HttpStatusCode.Created, byName.StatusCode);
        Assert.Equal(HttpStatusCode.OK, byId.StatusCode);
        var fan = await byId.JsonAsync();
        Assert.Equal(
            ("2026-02-03", author, "hugo.b"),
            (fan.Text("won_on"), fan.Text("author_id"), fan.GetProperty("author").Text("handle"))
        );
        Assert.Equal((author, JsonValueKind.Null), (seen.Text("author_id"), seen.GetProperty("author").ValueKind));
    }

    [Fact]
    public async Task A_count_sent_again_corrects_the_one_before()
    {
        var (owner, campaigns, campaign) = await OpenAsync();
        var fans = $"{campaigns}/{campaign.Text("id")}/fans";

        var first = await owner.PostAsJsonAsync(fans, new { won_on = "2026-02-03", count = 40 });
        var again = await owner.PostAsJsonAsync(fans, new { won_on = "2026-02-03", count = 38 });
        var stale = await owner.AskAsync(HttpMethod.Delete, first.Headers.Location!.ToString(), ("If-Match", "\"1\""));
        var removed = await owner.AskAsync(HttpMethod.Delete, first.Headers.Location.ToString(), ("If-Match", "\"2\""));

        Assert.Equal((HttpStatusCode.OK, "\"2\""), (again.StatusCode, again.Headers.ETag!.Tag));
        Assert.Equal(38, (await again.JsonAsync()).GetProperty("count").GetInt32());
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
    }

    [Fact]
    public async Task Cohorts_stand_beside_each_other_and_the_metric_tells_its_currency()
    {
        var (owner, campaigns, campaign) = await OpenAsync();
        var (brand, path) = (campaigns.Split('/')[3], $"{campaigns}/{campaign.Text("id")}");
        await owner.PostAsJsonAsync($"{path}/costs", Cost(1000, "EUR"));
        await owner.PostAsJsonAsync($"{path}/fans", new { won_on = "2026-02-03", count = 3 });
        const string Weeks = "from=2026-W06&to=2026-W06";

        var cohorts = await owner.GetFromJsonAsync<JsonElement>($"/v1/brands/{brand}/fan-cohorts?{Weeks}");
        var csv = (await owner.GetStringAsync($"/v1/brands/{brand}/fan-cohorts?{Weeks}&format=csv&decimal=comma")).Split("\r\n");
        var metric = await owner.GetFromJsonAsync<JsonElement>($"/v1/brands/{brand}/metrics/cost_per_fan?{Weeks}&group_by=kind");
        var table = await owner.GetStringAsync($"/v1/brands/{brand}/metrics/cost_per_fan?{Weeks}&format=csv");
        var sentiment = await owner.GetFromJsonAsync<JsonElement>($"/v1/brands/{brand}/fan-cohorts/sentiment?{Weeks}");
        var turned = await owner.GetAsync($"/v1/brands/{brand}/fan-cohorts?from=2026-W07&to=2026-W06");

        Assert.Equal("EUR", cohorts.Text("currency"));
        Assert.Equal(
            ["contest", "paid", "organic", "recovered"],
            cohorts.GetProperty("data").EnumerateArray().Select(c => c.Text("origin"))
        );
        var contest = cohorts.GetProperty("data")[0];
        Assert.Equal(333.333333m, contest.GetProperty("cost_per_fan").GetProperty("value").GetDecimal());
        Assert.Equal(3, contest.GetProperty("cost_per_fan").GetProperty("n").GetInt64());
        Assert.Equal(JsonValueKind.Null, contest.GetProperty("retention").GetProperty("four_weeks").GetProperty("value").ValueKind);
        Assert.Equal(JsonValueKind.Null, cohorts.GetProperty("data")[3].GetProperty("spend").ValueKind);
        Assert.StartsWith("origin,campaigns,spend,fans_won,named_fans,unnamed_fans,cost_per_fan_value,cost_per_fan_numerator", csv[0]);
        Assert.StartsWith("contest,1,1000,3,0,3,\"333,333333\",1000,3,3", csv[1]);
        Assert.Equal(("EUR", "minor_units"), (metric.Text("currency"), metric.Text("unit")));
        Assert.Equal(333.333333m, metric.GetProperty("data")[0].GetProperty("value").GetDecimal());
        Assert.EndsWith(",currency\r\ncost_per_fan,2026-W06,,333.333333,1000,3,3,true,Europe/Paris,2026-W06,,,,0,0,,,,,,,,EUR\r\n", table);
        Assert.Empty(sentiment.GetProperty("data").EnumerateArray());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, turned.StatusCode);
    }

    private static object Cost(long amount, string currency) =>
        new
        {
            kind = "advertising",
            spent_on = "2026-02-03",
            amount,
            currency,
        };

    private static object Campaign(string currency) =>
        new
        {
            kind = "contest",
            name = "Grand jeu d’hiver",
            network = "facebook",
            currency,
            starts_on = "2026-02-02",
            reach = 0.06,
        };

    private async Task<(HttpClient Owner, string Campaigns, JsonElement Campaign)> OpenAsync()
    {
        var (owner, campaigns) = (_app.AsOwner(), $"/v1/brands/{await _app.CreateBrandAsync("fr")}/campaigns");
        var opened = await owner.PostAsJsonAsync(campaigns, Campaign("EUR"));
        Assert.Equal(HttpStatusCode.Created, opened.StatusCode);
        return (owner, campaigns, await opened.JsonAsync());
    }
}
