using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Entente.Testing;
using Xunit;

namespace Entente.ApiTests.Practice;

public sealed class WritingScenariosTests(SharedApp shared)
{
    private readonly EntenteApp _app = shared.App;

    public static object Input(string title, string step = "dialogue", string must = "L11") =>
        new
        {
            title,
            language = "en",
            situation = "Monday morning.",
            starts_at = "09:00",
            posts = new[]
            {
                new
                {
                    after_seconds = 0,
                    network = "facebook",
                    author = "Hugo B.",
                    text = "Third fault in a month.",
                    answer_within_seconds = 240,
                    expected = new
                    {
                        category = "discontent",
                        step,
                        reply = true,
                        must = new[] { must },
                        asked = "question",
                    },
                    lesson = new { text = "Count the faults back." },
                },
            },
        };

    [Fact]
    public async Task Every_change_is_a_version_and_a_run_keeps_the_words_it_is_played_on()
    {
        var brand = await _app.CreateBrandAsync();
        using var lead = await _app.OnBrandsAsync([brand], "practice:play", "practice:write");
        using var agent = await _app.OnBrandsAsync([brand], "practice:play");
        var made = await lead.PostAsJsonAsync($"/v1/brands/{brand}/practice-scenarios", Input("Faults"));
        var path = made.Headers.Location!.ToString();
        var id = (await made.JsonAsync()).Text("id");
        var started = await agent.PostAsJsonAsync($"/v1/brands/{brand}/practice-runs", new { scenario_id = id });
        var changed = await PatchAsync(lead, path, 1, new { title = "More faults" });
        var stale = await PatchAsync(lead, path, 1, new { title = "Late" });
        var run = await agent.GetFromJsonAsync<JsonElement>(started.Headers.Location);

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (made.StatusCode, started.StatusCode));
        Assert.Equal(2, (await changed.JsonAsync()).GetProperty("version").GetInt32());
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        Assert.Equal(("Faults", 1), (run.Text("title"), run.GetProperty("scenario_version").GetInt32()));
        Assert.Equal(JsonValueKind.Null, (await agent.GetFromJsonAsync<JsonElement>(path)).GetProperty("posts").ValueKind);
        Assert.Equal(1, (await lead.GetFromJsonAsync<JsonElement>(path)).GetProperty("posts").GetArrayLength());
        var versions = (await lead.GetFromJsonAsync<JsonElement>($"{path}/versions")).GetProperty("data").EnumerateArray();
        Assert.Equal(["More faults", "Faults"], versions.Select(v => v.Text("title")));

        using var retirement = new HttpRequestMessage(HttpMethod.Delete, path);
        retirement.Headers.TryAddWithoutValidation("If-Match", "\"2\"");
        Assert.Equal(HttpStatusCode.NoContent, (await lead.SendAsync(retirement)).StatusCode);
        var late = await agent.PostAsJsonAsync($"/v1/brands/{brand}/practice-runs", new { scenario_id = id });
        Assert.Equal("practice_scenario_is_retired", (await late.JsonAsync()).Text("code"));
        Assert.Equal(HttpStatusCode.OK, (await agent.GetAsync(started.Headers.Location)).StatusCode);
    }

    [Fact]
    public async Task What_the_desk_would_refuse_cannot_be_expected()
    {
        var brand = await _app.CreateBrandAsync();
        using var lead = await _app.OnBrandsAsync([brand], "practice:play", "practice:write");
        var root = $"/v1/brands/{brand}/practice-scenarios";

        var wrong = await lead.PostAsJsonAsync(root, Input(" ? ", "legal", "L13"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal(
            [
                "/title practice_title_length",
                "/posts/0/expected/step practice_step_not_allowed",
                "/posts/0/expected/must practice_rule_never_asked",
            ],
            (await wrong.JsonAsync()).Errors()
        );
        var library = $"{root}/{PracticeWork.Rant.Id}";
        var refused = await PatchAsync(lead, library, 1, new { title = "Ours now" });
        Assert.Equal(
            (HttpStatusCode.Conflict, "practice_scenario_of_the_library"),
            (refused.StatusCode, (await refused.JsonAsync()).Text("code"))
        );
        Assert.Equal(3, (await lead.GetFromJsonAsync<JsonElement>(library)).GetProperty("posts").GetArrayLength());
        var nowhere = await lead.PostAsJsonAsync($"/v1/brands/{brand}/practice-runs", new { scenario_id = Guid.NewGuid() });
        Assert.Equal(["/scenario_id practice_scenario_not_found"], (await nowhere.JsonAsync()).Errors());
    }

    [Fact]
    public async Task A_closed_case_suggests_a_scenario_that_names_nobody()
    {
        var work = await Cases.CaseWork.OnAsync(
            _app,
            "negative_testimony",
            "Nadia Martin, de Fibre du Lac, m'a raccroché au nez : 06 39 98 41 27."
        );
        using var lead = await _app.OnBrandsAsync([work.Brand], "cases:read", "practice:play", "practice:write");
        var path = $"/v1/brands/{work.Brand}/cases/{work.Case}/practice-scenario";
        var open = await lead.GetAsync(path);
        var close = JsonSerializer.Serialize(
            new
            {
                to = "closed",
                outcome = "tolerated",
                reason = "Rien à ajouter.",
            }
        );
        using var owner = _app.AsOwner();
        var closed = await owner.SendJsonAsync(
            HttpMethod.Post,
            $"{work.CasePath}/transitions",
            close,
            ("If-Match", $"\"{await work.VersionAsync()}\"")
        );
        closed.EnsureSuccessStatusCode();

        var suggested = await lead.GetFromJsonAsync<JsonElement>(path);
        var post = suggested.GetProperty("posts")[0];

        Assert.Equal((HttpStatusCode.Conflict, "practice_case_is_not_closed"), (open.StatusCode, (await open.JsonAsync()).Text("code")));
        Assert.Equal("N., de la marque, m'a raccroché au nez : 00 00 00 00 00.", post.Text("text"));
        Assert.Equal("negative_testimony", post.GetProperty("expected").Text("category"));
        var page = await owner.GetStringAsync($"/practice/scenarios/new?brand={work.Brand}&case={work.Case}");
        Assert.Contains("N., de la marque, m&#x27;a raccroch", page, StringComparison.Ordinal);
        // What it teaches is for a person to say.
        var refused = await lead.PostAsJsonAsync($"/v1/brands/{work.Brand}/practice-scenarios", suggested);
        Assert.Contains("/posts/0/lesson/text too_short", (await refused.JsonAsync()).Errors());
    }

    private static Task<HttpResponseMessage> PatchAsync(HttpClient client, string path, int seen, object patch) =>
        client.SendJsonAsync(HttpMethod.Patch, path, JsonSerializer.Serialize(patch), ("If-Match", $"\"{seen}\""));
}
