using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Entente.ApiTests.Policies;
using Entente.Testing;
using Xunit;

namespace Entente.ApiTests.Triage;

/// <summary>Agreement, trainings, the choice of a model and re-assessment as a caller sees them; what is learnt is tested without HTTP.</summary>
public sealed class LearningTests(SharedApp shared)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Agreement_is_given_in_all_by_category_and_for_what_is_permitted()
    {
        var desk = await PolicyDesk.OpenAsync(shared.App);
        var praise = (await desk.PostAsync("1", "Merci à toute l'équipe, au top")).Text("id");
        var insult = (await desk.PostAsync("2", "Bande de connards")).Text("id");
        await desk.JudgeAsync(praise, "praise");
        await desk.JudgeAsync(insult, "bad_mood");
        var path = $"/v1/brands/{desk.Brand}/triage-agreement";

        var all = await desk.Client.GetFromJsonAsync<JsonElement>(path, Ct);
        var earlier = await desk.Client.GetFromJsonAsync<JsonElement>($"{path}?to=2026-01-01T00:00:00Z", Ct);

        Assert.Equal((2, 1, 0.5), Figures(all.GetProperty("overall")));
        Assert.Equal(0.3333, all.GetProperty("overall").GetProperty("kappa").GetDouble(), 4);
        var categories = all.GetProperty("categories").EnumerateArray().ToDictionary(c => c.Text("category"));
        Assert.Equal((1, 1, 1.0), Figures(categories["praise"]));
        Assert.Equal((1, 0, 0.0), Figures(categories["bad_mood"]));
        Assert.Equal(JsonValueKind.Null, categories["spam"].GetProperty("agreement").ValueKind);
        Assert.Contains(
            all.GetProperty("confusion").EnumerateArray(),
            c => (c.Text("person"), c.Text("machine"), c.GetProperty("count").GetInt32()) == ("bad_mood", "insult", 1)
        );
        var permitted = all.GetProperty("permitted_against_contestable");
        Assert.Equal(
            (2, 1, 0, 0),
            (
                permitted.GetProperty("permitted").GetInt32(),
                permitted.GetProperty("permitted_told_contestable").GetInt32(),
                permitted.GetProperty("contestable").GetInt32(),
                permitted.GetProperty("contestable_told_permitted").GetInt32()
            )
        );
        Assert.Equal(0, earlier.GetProperty("overall").GetProperty("n").GetInt32());
    }

    [Fact]
    public async Task A_training_runs_in_the_background_and_says_why_nothing_came_of_it()
    {
        var desk = await PolicyDesk.OpenAsync(shared.App);
        var asked = await desk.Client.PostAsync($"/v1/brands/{desk.Brand}/triage-models", null, Ct);
        Assert.Equal(HttpStatusCode.Accepted, asked.StatusCode);
        Assert.Equal($"/v1/brands/{desk.Brand}/triage-models/1", $"{asked.Headers.Location}");

        var done = await UntilDoneAsync(desk.Client, $"{asked.Headers.Location}");
        var list = await desk.Client.GetFromJsonAsync<JsonElement>($"/v1/brands/{desk.Brand}/triage-models", Ct);

        Assert.Equal(("succeeded", "too_few_verdicts"), (done.Text("status"), done.Text("decision")));
        Assert.Equal(JsonValueKind.Null, done.GetProperty("trial").ValueKind);
        Assert.Equal(1, Assert.Single(list.GetProperty("data").EnumerateArray()).GetProperty("number").GetInt32());
        var unknown = await desk.Client.GetAsync($"/v1/brands/{desk.Brand}/triage-models/two", Ct);
        Assert.Equal((HttpStatusCode.NotFound, "triage_model_not_found"), (unknown.StatusCode, (await unknown.JsonAsync()).Text("code")));
    }

    [Fact]
    public async Task Going_back_to_the_shipped_model_needs_what_was_seen_and_why_and_stands_in_the_history()
    {
        var desk = await PolicyDesk.OpenAsync(shared.App);
        var path = $"/v1/brands/{desk.Brand}/triage-model";
        var seen = await desk.Client.GetAsync(path, Ct);
        Assert.Equal("\"1\"", seen.Headers.ETag?.Tag);
        const string shipped = """{"number":null,"reason":"We trust the shipped one."}""";

        var blind = await desk.Client.SendJsonAsync(HttpMethod.Put, path, shipped);
        var without = await desk.Client.SendJsonAsync(HttpMethod.Put, path, """{"number":null}""", ("If-Match", "\"1\""));
        var unknown = await desk.Client.SendJsonAsync(HttpMethod.Put, path, """{"number":7,"reason":"Why not"}""", ("If-Match", "\"1\""));
        var chosen = await desk.Client.SendJsonAsync(HttpMethod.Put, path, shipped, ("If-Match", "\"1\""));
        var stale = await desk.Client.SendJsonAsync(HttpMethod.Put, path, shipped, ("If-Match", "\"1\""));

        Assert.Equal([428, 422, 404, 200, 412], new[] { blind, without, unknown, chosen, stale }.Select(answer => (int)answer.StatusCode));
        Assert.Equal("\"2\"", chosen.Headers.ETag?.Tag);
        var events = await desk.Client.GetFromJsonAsync<JsonElement>($"/v1/brands/{desk.Brand}/audit-events", Ct);
        var line = Assert.Single(events.GetProperty("data").EnumerateArray());
        Assert.Equal("model_chosen", line.GetProperty("entry").Text("kind"));
        Assert.Equal(JsonValueKind.Null, line.GetProperty("entry").GetProperty("case_id").ValueKind);
        Assert.Equal("We trust the shipped one.", line.GetProperty("details").Text("reason"));
        var check = await desk.Client.GetFromJsonAsync<JsonElement>($"/v1/brands/{desk.Brand}/audit-chain/verification", Ct);
        Assert.True(check.GetProperty("intact").GetBoolean());
    }

    [Fact]
    public async Task Old_posts_are_judged_again_by_the_policy_of_today_in_the_background()
    {
        var desk = await PolicyDesk.OpenAsync(shared.App);
        var post = (await desk.PostAsync("1", "Merci à toute l'équipe, au top")).Text("id");
        var version = await desk.PutInForceAsync(
            new
            {
                categories = new
                {
                    praise = new
                    {
                        standing = "permitted",
                        opens_case = false,
                        from_confidence = 0,
                    },
                },
            }
        );
        Assert.NotEmpty(version);
        var done = new JsonElement();
        // The policy is heeded within seconds.
        for (var tried = 0; tried < 10 && !(tried > 0 && done.GetProperty("changed").GetInt32() == 1); tried++)
        {
            var asked = await desk.Client.SendJsonAsync(HttpMethod.Post, $"/v1/brands/{desk.Brand}/reassessments", "{}");
            Assert.Equal(HttpStatusCode.Accepted, asked.StatusCode);
            done = await UntilDoneAsync(desk.Client, $"{asked.Headers.Location}");
        }

        Assert.Equal(("succeeded", 1, 1, 1), (done.Text("status"), Number(done, "total"), Number(done, "done"), Number(done, "changed")));
        Assert.Equal(1, done.GetProperty("progress").GetDecimal());
        var mention = await desk.Client.GetFromJsonAsync<JsonElement>($"/v1/brands/{desk.Brand}/mentions/{post}", Ct);
        Assert.Equal("permitted", mention.GetProperty("mention").Text("standing"));
    }

    private static async Task<JsonElement> UntilDoneAsync(HttpClient client, string path)
    {
        for (var tried = 0; tried < 300; tried++)
        {
            var job = await client.GetFromJsonAsync<JsonElement>(path, Ct);
            if (job.Text("status") is "succeeded" or "failed")
            {
                return job;
            }
            await Task.Delay(100, Ct);
        }
        throw new TimeoutException($"{path} was not done within 30 seconds.");
    }

    private static int Number(JsonElement of, string member) => of.GetProperty(member).GetInt32();

    private static (int N, int Agreed, double Agreement) Figures(JsonElement figures) =>
        (Number(figures, "n"), Number(figures, "agreed"), figures.GetProperty("agreement").GetDouble());
}
