using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Entente.Domain.Practice;
using Entente.Testing;
using Xunit;

namespace Entente.ApiTests.Practice;

public sealed class PlayingScenariosTests(SharedApp shared)
{
    private static readonly string[] Playing = ["practice:play"];
    private readonly EntenteApp _app = shared.App;

    [Fact]
    public async Task Somebody_plays_to_the_end_and_reads_why_there_are_so_many_points()
    {
        var brand = await _app.CreateBrandAsync();
        using var aya = await _app.OnBrandsAsync([brand], Playing);
        var run = await aya.StartAsync(brand, PracticeWork.Rant);
        Assert.Equal("07:50", run.GetProperty("post").Text("at"));
        Assert.False(run.GetProperty("post").TryGetProperty("expected", out _));
        var angry = new
        {
            post = 0,
            category = "insult",
            step = "platform",
            reply = "Calm down, thanks for the lesson.",
        };

        var answered = await aya.AnswerAsync(brand, run, angry);
        var first = (await answered.JsonAsync()).GetProperty("answers")[0];
        var parts = first.GetProperty("parts").EnumerateArray().ToList();

        Assert.Equal(["class_over_removal", "step_refused", "reply_breaks_rules"], parts.Take(3).Select(p => p.Text("reason")));
        Assert.Contains("Unpleasant but allowed: bad mood", parts[0].Text("explanation"), StringComparison.Ordinal);
        Assert.Contains("This post is unpleasant but allowed", parts[1].Text("explanation"), StringComparison.Ordinal);
        Assert.Contains("L03", parts[2].Text("explanation"), StringComparison.Ordinal);
        Assert.Contains("L17", first.GetProperty("findings").EnumerateArray().Select(f => f.Text("rule")));
        // Nothing for the time: a test answers before anybody could have read.
        Assert.Equal(15, first.GetProperty("points").GetInt32());
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await aya.AnswerAsync(brand, run, angry)).StatusCode);
        var again = await aya.AnswerAsync(brand, await answered.JsonAsync(), angry);
        Assert.Equal("practice_post_is_not_next", (await again.JsonAsync()).Text("code"));

        var whole = await aya.PlayAsync(brand, PracticeWork.Rant);
        Assert.Equal(90, whole.GetProperty("score").GetDecimal());
        Assert.Equal(JsonValueKind.Null, whole.GetProperty("post").ValueKind);
        var over = await aya.AnswerAsync(brand, whole, angry);
        Assert.Equal((HttpStatusCode.Conflict, "practice_run_is_over"), (over.StatusCode, (await over.JsonAsync()).Text("code")));
    }

    [Fact]
    public async Task A_post_answered_twice_at_once_is_answered_once()
    {
        var brand = await _app.CreateBrandAsync();
        using var aya = await _app.OnBrandsAsync([brand], Playing);
        var run = await aya.StartAsync(brand, PracticeWork.Rant);
        var answer = new
        {
            post = 0,
            category = "bad_mood",
            step = "new",
        };

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => aya.AnswerAsync(brand, run, answer)));

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.OK);
        var now = await aya.GetFromJsonAsync<JsonElement>($"/v1/brands/{brand}/practice-runs/{run.Text("id")}");
        Assert.Equal((2, 1), (now.GetProperty("version").GetInt32(), now.GetProperty("answers").GetArrayLength()));
    }

    [Fact]
    public async Task A_run_is_explained_in_the_readers_language()
    {
        var brand = await _app.CreateBrandAsync("fr");
        using var aya = await _app.OnBrandsAsync([brand], Playing);
        aya.DefaultRequestHeaders.Add("Accept-Language", "fr");

        var whole = await aya.PlayAsync(brand, PracticeWork.Rant, "insult");

        var said = whole.GetProperty("answers")[0].GetProperty("parts")[0].Text("explanation");
        Assert.StartsWith("Désagréable, mais permis\u00a0: mauvaise humeur", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everybody_sees_their_own_runs_and_a_lead_the_teams()
    {
        var brand = await _app.CreateBrandAsync();
        using var aya = await _app.OnBrandsAsync([brand], Playing);
        using var marc = await _app.OnBrandsAsync([brand], Playing);
        using var lead = await _app.OnBrandsAsync([brand], "practice:play", "practice:read");
        var hers = await aya.PlayAsync(brand, PracticeWork.Rant);
        await marc.PlayAsync(brand, PracticeWork.Rant, "insult");
        var (root, player) = ($"/v1/brands/{brand}/practice-runs", hers.Text("player_id"));

        Assert.Equal(HttpStatusCode.NotFound, (await marc.GetAsync($"{root}/{hers.Text("id")}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await lead.GetAsync($"{root}/{hers.Text("id")}")).StatusCode);
        Assert.Single(await DataAsync(marc, $"{root}?player_id={player}"), r => r.Text("player_id") != player);
        Assert.Equal(2, (await DataAsync(lead, root)).Count);
        Assert.Single(await DataAsync(lead, $"{root}?player_id={player}&is_finished=true"));
        Assert.Empty(await DataAsync(lead, $"{root}?player_id=me"));
        var unfinished = await aya.StartAsync(brand, PracticeWork.Rant);
        var foreign = await lead.AnswerAsync(
            brand,
            unfinished,
            new
            {
                post = 0,
                category = "spam",
                step = "new",
            }
        );
        Assert.Equal("practice_run_of_another", (await foreign.JsonAsync()).Text("code"));

        var figures = await lead.GetFromJsonAsync<JsonElement>($"/v1/brands/{brand}/practice-figures");
        Assert.Equal(6, figures.GetProperty("posts").GetInt32());
        Assert.Equal(3, figures.GetProperty("confusion").GetProperty("over_removal").GetProperty("numerator").GetInt32());
        Assert.Equal(0.5m, figures.GetProperty("confusion").GetProperty("over_removal").GetProperty("value").GetDecimal());
        Assert.Equal(6, figures.GetProperty("weeks").EnumerateArray().Sum(w => w.GetProperty("posts").GetInt32()));
        Assert.Equal(3, figures.GetProperty("pairs")[0].GetProperty("posts").GetInt32());
        var own = await marc.GetFromJsonAsync<JsonElement>($"/v1/brands/{brand}/practice-figures?player_id={player}");
        Assert.Equal((1, 0), (own.GetProperty("players").GetArrayLength(), own.GetProperty("pairs").GetArrayLength()));
        Assert.Equal(1m, own.GetProperty("confusion").GetProperty("over_removal").GetProperty("value").GetDecimal());
    }

    [Fact]
    public async Task A_list_of_scenarios_has_the_librarys_first_and_no_gap_between_its_pages()
    {
        var brand = await _app.CreateBrandAsync();
        using var lead = await _app.OnBrandsAsync([brand], "practice:play", "practice:write");
        var root = $"/v1/brands/{brand}/practice-scenarios";
        await lead.PostAsJsonAsync(root, WritingScenariosTests.Input("Ours"));
        await lead.PostAsJsonAsync(root, WritingScenariosTests.Input("Ours too"));

        var (walked, path) = (new List<string>(), $"{root}?language=en&limit=4");
        while (path is not null)
        {
            var page = await lead.GetFromJsonAsync<JsonElement>(path);
            walked.AddRange(page.GetProperty("data").EnumerateArray().Select(s => s.Text("title")));
            path = page.GetProperty("next_cursor").GetString() is { } cursor
                ? $"{root}?language=en&limit=4&cursor={Uri.EscapeDataString(cursor)}"
                : null!;
        }

        Assert.Equal([.. ScenarioLibrary.All.Where(s => s.Text.Language == "en").Select(s => s.Text.Title), "Ours", "Ours too"], walked);
        Assert.Equal(["Ours", "Ours too"], (await DataAsync(lead, $"{root}?source=brand")).Select(s => s.Text("title")));
    }

    private static async Task<List<JsonElement>> DataAsync(HttpClient client, string path) =>
        [.. (await client.GetFromJsonAsync<JsonElement>(path)).GetProperty("data").EnumerateArray()];
}
