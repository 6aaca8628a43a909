using System.Net.Http.Json;
using System.Text.Json;
using Entente.Domain.Metrics;
using Entente.Testing;
using Xunit;

namespace Entente.ApiTests.Policies;

public sealed class TryingAPolicyTests(SharedApp shared)
{
    private readonly EntenteApp _app = shared.App;

    [Fact]
    public async Task A_draft_tried_on_past_weeks_says_what_would_have_been_otherwise()
    {
        var desk = await PolicyDesk.OpenAsync(_app);
        var before = DateTimeOffset.UtcNow.AddHours(-1);
        var insult = (await desk.PostAsync("1", "Bande d'incapables.", before)).Text("id");
        var caseId = (await desk.JudgeAsync(insult, "insult")).Text("case_id");
        var spam = (await desk.PostAsync("2", "Gagnez de l'argent, cliquez ici.", before)).Text("id");
        await desk.JudgeAsync(spam, "spam");
        await desk.DraftAsync();
        await desk.PatchAsync(
            "1",
            new
            {
                rules = new
                {
                    categories = new
                    {
                        insult = new { standing = "permitted", opens_case = false },
                        spam = new { standing = "unacceptable", opens_case = true },
                    },
                },
            }
        );

        var tried = await TryAsync(desk, "1", Week(-1), Week(0));

        Assert.Equal(
            ("1", "built-in-1", 2),
            (tried.Text("version"), tried.Text("in_force"), tried.GetProperty("mentions_looked_at").GetInt32())
        );
        Assert.Equal(spam, Only(tried, "would_open").Text("mention_id"));
        Assert.True(Only(tried, "would_open").GetProperty("by_person").GetBoolean());
        Assert.Equal((insult, caseId), (Only(tried, "would_not_open").Text("mention_id"), Only(tried, "would_not_open").Text("case_id")));
        Assert.Equal(2, tried.GetProperty("standings").GetProperty("changed").GetInt32());
        Assert.Equal(
            ["insult contestable permitted 1", "spam contestable unacceptable 1"],
            tried
                .GetProperty("standings")
                .GetProperty("matrix")
                .EnumerateArray()
                .Select(c => $"{c.Text("category")} {c.Text("before")} {c.Text("after")} {c.GetProperty("mentions")}")
        );
        Assert.Equal("built-in-1", (await desk.Client.GetFromJsonAsync<JsonElement>($"{desk.Path}/current")).Text("version"));
    }

    [Fact]
    public async Task What_cannot_be_tried_is_refused_with_its_place()
    {
        var desk = await PolicyDesk.OpenAsync(_app);
        async Task<(int, string)> RefusedAsync(string version, string from, string to)
        {
            var answer = await desk.Client.PostAsJsonAsync($"{desk.Path}/{version}/backtests", new { from, to });
            var problem = await answer.JsonAsync();
            return ((int)answer.StatusCode, problem.TryGetProperty("errors", out _) ? problem.Errors().Single() : problem.Text("code"));
        }
        Assert.Equal((422, "/from backtest_weeks_turned_round"), await RefusedAsync("built-in-1", "2026-W12", "2026-W11"));
        Assert.Equal((422, "/to backtest_too_many_weeks"), await RefusedAsync("built-in-1", "2020-W01", "2026-W11"));
        Assert.Equal((422, "/from not_a_week"), await RefusedAsync("built-in-1", "2026-12", "2026-W11"));
        Assert.Equal((404, "policy_not_found"), await RefusedAsync("12", "2026-W10", "2026-W11"));
    }

    private static async Task<JsonElement> TryAsync(PolicyDesk desk, string version, IsoWeek from, IsoWeek to)
    {
        var answer = await desk.Client.PostAsJsonAsync(
            $"{desk.Path}/{version}/backtests",
            new { from = from.ToString(), to = to.ToString() }
        );
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return await answer.JsonAsync();
    }

    private static JsonElement Only(JsonElement tried, string finding)
    {
        Assert.Equal(1, tried.GetProperty(finding).GetProperty("count").GetInt32());
        return Assert.Single(tried.GetProperty(finding).GetProperty("examples").EnumerateArray());
    }

    private static IsoWeek Week(int plus) =>
        IsoWeek.Of(DateTimeOffset.UtcNow, TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris")).Plus(plus);
}
