using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Entente.Testing;
using Npgsql;
using Xunit;

namespace Entente.ApiTests.Policies;

public sealed class WritingPoliciesTests(SharedApp shared)
{
    private readonly EntenteApp _app = shared.App;

    [Fact]
    public async Task A_brand_without_a_policy_of_its_own_lives_by_the_built_in_one()
    {
        var desk = await PolicyDesk.OpenAsync(_app);
        var current = await desk.Client.GetFromJsonAsync<JsonElement>($"{desk.Path}/current");
        var list = await desk.Client.GetFromJsonAsync<JsonElement>(desk.Path);

        Assert.Equal(("built-in-1", "published", true), Seen(current));
        Assert.Equal("permitted", current.GetProperty("rules").GetProperty("categories").GetProperty("discontent").Text("standing"));
        Assert.Equal(0, list.GetProperty("data").GetArrayLength());
        Assert.Equal(Seen(current), Seen(await desk.Client.GetFromJsonAsync<JsonElement>($"{desk.Path}/built-in-1")));
    }

    [Fact]
    public async Task A_draft_begins_as_a_copy_of_the_version_in_force_is_changed_in_part_and_published()
    {
        var desk = await PolicyDesk.OpenAsync(_app);
        var draft = await desk.DraftAsync(new { note = "Quicker." });
        var changed = await desk.PatchAsync("1", new { rules = new { clocks = new { first_reply = new { within_seconds = 7200 } } } });
        var rules = (await changed.JsonAsync()).GetProperty("rules");

        Assert.Equal(("1", "draft", false), Seen(draft));
        Assert.Equal("built-in-1", draft.Text("replaces"));
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.Equal(7200, rules.GetProperty("clocks").GetProperty("first_reply").GetProperty("within_seconds").GetInt32());
        Assert.Equal("calendar", rules.GetProperty("clocks").GetProperty("first_reply").Text("hours"));

        var published = await desk.PublishAsync("1", 2);
        Assert.Equal(HttpStatusCode.OK, published.StatusCode);
        var answer = await published.JsonAsync();
        Assert.Equal(("1", "published", true), Seen(answer));
        Assert.Equal($"\"{answer.GetProperty("revision")}\"", published.Headers.ETag?.Tag);
        Assert.Equal("1", (await desk.Client.GetFromJsonAsync<JsonElement>($"{desk.Path}/current")).Text("version"));
        Assert.Equal("superseded", (await desk.Client.GetFromJsonAsync<JsonElement>($"{desk.Path}/built-in-1")).Text("state"));
    }

    [Fact]
    public async Task What_is_sent_whole_is_answered_whole()
    {
        var desk = await PolicyDesk.OpenAsync(_app);
        var rules = await desk.RulesAsync();
        rules["opening_hours"]!["saturday"] = JsonNode.Parse("""[{"from":"09:30","to":"12:00"},{"from":"14:00","to":"24:00"}]""");
        rules["opening_hours"]!["holidays"] = JsonNode.Parse("""["2026-12-25","2027-01-01"]""");
        rules["clocks"]!["next_reply"]!["hours"] = "business";
        rules["categories"]!["spam"] = JsonNode.Parse("""{"standing":"unacceptable","opens_case":true,"from_confidence":0.7}""");
        rules["review"] = "first_replies";
        rules["signature_required"] = true;
        rules["wait_before_platform_seconds"] = 172800;
        rules["retention"]!["mentions_months"] = 6;
        rules["house_rules"] = JsonNode.Parse("""{"fr":"Soyez polis.","en":"Be polite."}""");

        await desk.DraftAsync(new { rules });

        Assert.True(JsonNode.DeepEquals(rules, await desk.RulesAsync("1")), (await desk.RulesAsync("1")).ToJsonString());
        rules["signature_required"] = false;
        var put = await desk.SendAsync(HttpMethod.Put, "1", new { rules, note = "whole" }, 1);
        Assert.Equal(HttpStatusCode.OK, put.StatusCode);
        Assert.True(JsonNode.DeepEquals(rules, await desk.RulesAsync("1")));
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_answered_at_once_with_pointers_and_in_the_reader_s_language()
    {
        var desk = await PolicyDesk.OpenAsync(_app);
        var rules = await desk.RulesAsync();
        rules["categories"]!["discontent"]!["standing"] = "unacceptable";
        rules["categories"]!["praise"]!["standing"] = "contestable";
        rules["principles"] = JsonNode.Parse("""["personal_data"]""");
        rules["opening_hours"]!["monday"] = JsonNode.Parse("""[{"from":"18:00","to":"09:00"}]""");
        rules["wait_before_platform_seconds"] = 0;

        var refused = await desk.Client.SendJsonAsync(
            HttpMethod.Post,
            desk.Path,
            $"{{\"rules\":{rules.ToJsonString()}}}",
            ("Accept-Language", "fr")
        );
        var problem = await refused.JsonAsync();

        Assert.Equal(422, (int)refused.StatusCode);
        Assert.Equal(
            [
                "/rules/categories/praise/standing allowed_speech_is_firm",
                "/rules/categories/discontent/standing allowed_speech_is_firm",
                "/rules/principles principle_is_firm",
                "/rules/opening_hours/monday/0 opening_span_turned_round",
                "/rules/wait_before_platform_seconds policy_duration_range",
            ],
            problem.Errors()
        );
        Assert.Contains(
            "aucune politique ne peut la rendre contestable",
            problem.GetProperty("errors")[0].Text("detail"),
            StringComparison.Ordinal
        );
        Assert.Contains("welcome, permitted", problem.GetProperty("errors")[0].Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_changes_only_for_who_saw_it_and_what_is_published_no_more()
    {
        var desk = await PolicyDesk.OpenAsync(_app);
        await desk.DraftAsync();

        Assert.Equal(428, (int)(await desk.Client.SendJsonAsync(HttpMethod.Patch, $"{desk.Path}/1", "{}")).StatusCode);
        Assert.Equal(412, (int)(await desk.PatchAsync("1", new { note = "late" }, revision: 7)).StatusCode);
        var published = await (await desk.PublishAsync("1", 1)).JsonAsync();
        var revision = published.GetProperty("revision").GetInt32();
        foreach (
            var refused in new[]
            {
                await desk.PatchAsync("1", new { note = "too late" }, revision),
                await desk.PublishAsync("1", revision),
                await desk.Client.AskAsync(HttpMethod.Delete, $"{desk.Path}/1", ("If-Match", $"\"{revision}\"")),
            }
        )
        {
            Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
            Assert.Equal("policy_is_published", (await refused.JsonAsync()).Text("code"));
        }
        Assert.Equal(404, (int)(await desk.Client.GetAsync($"{desk.Path}/9")).StatusCode);
    }

    [Fact]
    public async Task The_database_itself_keeps_what_was_published()
    {
        var desk = await PolicyDesk.OpenAsync(_app);
        await desk.DraftAsync();
        await desk.PublishAsync("1", 1);
        await using var connection = new NpgsqlConnection(_app.DatabaseConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            """
            begin;
            select set_config('app.brand', (select brand_id::text from brands where slug = @slug), true);
            set local role entente_app;
            with changed as (update policies set note = 'altered' returning 1), gone as (delete from policies returning 1)
            select (select count(*) from changed) + (select count(*) from gone);
            rollback;
            """.Replace("@slug", $"'{desk.Brand}'", StringComparison.Ordinal),
            connection
        );
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        await reader.NextResultAsync();
        Assert.True(await reader.ReadAsync());
        Assert.Equal(0L, reader.GetInt64(0));
    }

    [Fact]
    public async Task A_draft_can_be_thrown_away()
    {
        var desk = await PolicyDesk.OpenAsync(_app);
        await desk.DraftAsync();
        Assert.Equal(204, (int)(await desk.Client.AskAsync(HttpMethod.Delete, $"{desk.Path}/1", ("If-Match", "\"1\""))).StatusCode);
        Assert.Equal(404, (int)(await desk.Client.GetAsync($"{desk.Path}/1")).StatusCode);
    }

    [Fact]
    public async Task Of_many_who_publish_one_draft_at_once_one_wins()
    {
        var desk = await PolicyDesk.OpenAsync(_app);
        await desk.DraftAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => desk.PublishAsync("1", 1)));

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.OK);
        Assert.Equal(7, answers.Count(a => a.StatusCode is HttpStatusCode.PreconditionFailed or HttpStatusCode.Conflict));
        Assert.Equal([1], await PublicationsAsync(desk));
    }

    [Fact]
    public async Task Of_many_who_publish_their_own_drafts_at_once_one_wins_and_the_others_learn_which()
    {
        var desk = await PolicyDesk.OpenAsync(_app);
        var drafts = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => desk.DraftAsync(new { note = $"draft {i}" })));
        Assert.Equal(["1", "2", "3", "4", "5", "6"], drafts.Select(d => d.Text("version")).Order());

        var answers = await Task.WhenAll(drafts.Select(d => desk.PublishAsync(d.Text("version"), 1)));

        var winner = (await Assert.Single(answers, a => a.StatusCode == HttpStatusCode.OK).JsonAsync()).Text("version");
        foreach (var loser in answers.Where(a => a.StatusCode != HttpStatusCode.OK))
        {
            var problem = await loser.JsonAsync();
            Assert.Equal(("policy_published_meanwhile", winner), (problem.Text("code"), problem.Text("latest")));
        }
        Assert.Equal([1], await PublicationsAsync(desk));

        // The way out: whoever has compared says so in the draft.
        var other = drafts.Select(d => d.Text("version")).First(v => v != winner);
        Assert.Equal(422, (int)(await desk.PatchAsync(other, new { replaces = "77" })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await desk.PatchAsync(other, new { replaces = winner })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await desk.PublishAsync(other, 2)).StatusCode);
        Assert.Equal("superseded", (await desk.Client.GetFromJsonAsync<JsonElement>($"{desk.Path}/{winner}")).Text("state"));
    }

    [Fact]
    public async Task A_policy_for_later_is_published_and_not_in_force_and_none_takes_effect_in_the_past()
    {
        var desk = await PolicyDesk.OpenAsync(_app);
        await desk.DraftAsync();
        var past = await desk.PublishAsync("1", 1, DateTimeOffset.UtcNow.AddMinutes(-1));
        Assert.Equal(422, (int)past.StatusCode);
        Assert.Equal(["/effective_from policy_effective_in_past"], (await past.JsonAsync()).Errors());

        var soon = DateTimeOffset.UtcNow.AddSeconds(3);
        Assert.Equal(("1", "published", false), Seen(await (await desk.PublishAsync("1", 1, soon)).JsonAsync()));
        Assert.Equal("built-in-1", (await CurrentAsync(desk)).Text("version"));
        var before = await desk.JudgeAsync((await desk.PostAsync("1", "Bonjour")).Text("id"), "discontent");

        while (DateTimeOffset.UtcNow <= soon)
        {
            await Task.Delay(100);
        }
        Assert.Equal(("1", "published", true), Seen(await CurrentAsync(desk)));
        var after = await desk.JudgeAsync((await desk.PostAsync("2", "Bonjour")).Text("id"), "discontent");
        Assert.Equal("built-in-1", (await desk.CaseAsync(before.Text("case_id"))).Text("policy_version"));
        Assert.Equal("1", (await desk.CaseAsync(after.Text("case_id"))).Text("policy_version"));
    }

    [Fact]
    public async Task Two_versions_are_compared_in_values_and_in_words_of_the_reader()
    {
        var desk = await PolicyDesk.OpenAsync(_app);
        await desk.DraftAsync();
        await desk.PatchAsync(
            "1",
            new
            {
                rules = new
                {
                    categories = new { insult = new { standing = "permitted", opens_case = false } },
                    clocks = new { first_reply = new { within_seconds = 5400, hours = "business" } },
                    opening_hours = new { monday = Array.Empty<object>(), holidays = new[] { "2026-12-25" } },
                    wait_before_platform_seconds = 172800,
                    no_case_after_days = 30,
                    review = "always",
                },
            }
        );

        var english = await CompareAsync(desk, "1/comparison?with=built-in-1", "en");
        var french = await CompareAsync(desk, "1/comparison", "fr");

        Assert.Equal(
            [
                "/rules/categories/insult/standing \"contestable\" \"permitted\" The standing of “insult” goes from contestable to permitted.",
                "/rules/categories/insult/opens_case true false Posts of “insult” no longer open a case.",
                "/rules/clocks/first_reply/within_seconds 14400 5400 The clock of the first reply goes from 4 hours to 90 minutes.",
                "/rules/clocks/first_reply/hours \"calendar\" \"business\" The clock of the first reply runs in opening hours instead of day and night.",
                "/rules/opening_hours/monday [{\"from\":\"09:00\",\"to\":\"18:00\"}] [] Opening hours on Monday: closed instead of 09:00–18:00.",
                "/rules/opening_hours/holidays [] [\"2026-12-25\"] Days closed that were not: 25 December 2026.",
                "/rules/wait_before_platform_seconds 259200 172800 The author has 2 days instead of 3 days before a platform is asked.",
                "/rules/no_case_after_days null 30 Posts open a case as they come in until they are 30 days old, instead of at any age.",
                "/rules/review \"contestable_and_unacceptable\" \"always\" A second person reads every reply, instead of replies to contestable and unacceptable posts.",
            ],
            english
        );
        Assert.Equal(english.Select(PathOf), french.Select(PathOf));
        Assert.EndsWith("Le statut de «\u00a0injure\u00a0» passe de contestable à permis.", french[0], StringComparison.Ordinal);
        Assert.EndsWith("Heures d’ouverture du lundi\u00a0: fermé au lieu de 09:00–18:00.", french[4], StringComparison.Ordinal);
        Assert.Empty(await CompareAsync(desk, "1/comparison?with=1", "en"));
    }

    [Fact]
    public async Task Reading_and_writing_are_two_rights()
    {
        var desk = await PolicyDesk.OpenAsync(_app);
        using var reader = await _app.OnBrandsAsync([desk.Brand], "policies:read");
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync($"{desk.Path}/current")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.PostAsJsonAsync(desk.Path, new { })).StatusCode);
    }

    private static string PathOf(string difference) => difference.Split(' ')[0];

    private static async Task<string[]> CompareAsync(PolicyDesk desk, string path, string language)
    {
        var response = await desk.Client.AskAsync(HttpMethod.Get, $"{desk.Path}/{path}", ("Accept-Language", language));
        return
        [
            .. (await response.JsonAsync())
                .GetProperty("data")
                .EnumerateArray()
                .Select(d =>
                    $"{d.Text("path")} {d.GetProperty("before")
                    .GetRawText()} {d.GetProperty("after").GetRawText()} {d.Text("words")}"
                ),
        ];
    }

    private async Task<List<int>> PublicationsAsync(PolicyDesk desk)
    {
        await using var connection = new NpgsqlConnection(_app.DatabaseConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            "select p.publication from policies p join brands b using (brand_id) where b.slug = $1 and p.publication is not null order by 1",
            connection
        );
        command.Parameters.Add(new NpgsqlParameter { Value = desk.Brand });
        await using var reader = await command.ExecuteReaderAsync();
        var found = new List<int>();
        while (await reader.ReadAsync())
        {
            found.Add(reader.GetInt32(0));
        }
        return found;
    }

    private static Task<JsonElement> CurrentAsync(PolicyDesk desk) => desk.Client.GetFromJsonAsync<JsonElement>($"{desk.Path}/current");

    private static (string, string, bool) Seen(JsonElement policy) =>
        (policy.Text("version"), policy.Text("state"), policy.GetProperty("in_force").GetBoolean());
}
