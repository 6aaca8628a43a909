using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Entente.ApiTests.Removals;
using Entente.ApiTests.Replies;
using Entente.Testing;
using Xunit;

namespace Entente.ApiTests.Cases;

/// <summary>Every step of the ladder with every move a person can ask for, through the door, against a table of its own.</summary>
public sealed class EveryMoveFromEveryStepTests(SharedApp shared)
{
    private const string Words = "Ces mots sont là pour dire pourquoi.";
    private const string Polite = "Bonjour, je comprends votre colère. Que s'est-il passé hier ? Je vous réponds avant midi. Aya";

    /// <summary>
    /// For each move the step it leads to from new, dialogue, platform, legal and closed, of a threat (which may go everywhere at once) and
    /// of an insult whose author was never answered; a word in brackets is the refusal's code.
    /// </summary>
    private static readonly Dictionary<string, (string[] Threat, string[] Insult)> Table = new()
    {
        ["reply"] = (
            ["dialogue", "dialogue", "dialogue", "(invalid_transition)", "(invalid_transition)"],
            ["dialogue", "dialogue", "dialogue"]
        ),
        ["author_answer"] = (["new", "dialogue", "platform", "legal", "(invalid_transition)"], ["new", "dialogue", "platform"]),
        ["ask_lead"] = (["new", "dialogue", "platform", "(invalid_transition)", "(invalid_transition)"], ["new", "dialogue", "platform"]),
        ["hide"] = (
            ["new", "dialogue", "platform", "legal", "(invalid_transition)"],
            ["(dialogue_not_tried)", "(author_has_time)", "platform"]
        ),
        ["show"] = (
            ["(nothing_to_show)", "(nothing_to_show)", "(nothing_to_show)", "(nothing_to_show)", "(invalid_transition)"],
            ["(nothing_to_show)", "(nothing_to_show)", "(nothing_to_show)"]
        ),
        ["to_platform"] = (
            ["platform", "platform", "(invalid_transition)", "(invalid_transition)", "(invalid_transition)"],
            ["(dialogue_not_tried)", "(author_has_time)", "(invalid_transition)"]
        ),
        ["draft_request"] = (
            ["(invalid_transition)", "(invalid_transition)", "platform", "(invalid_transition)", "(invalid_transition)"],
            ["(invalid_transition)", "(invalid_transition)", "platform"]
        ),
        ["back_to_dialogue"] = (
            ["(required)", "(required)", "dialogue", "(invalid_transition)", "(invalid_transition)"],
            ["(required)", "(required)", "dialogue"]
        ),
        ["to_legal"] = (
            ["(needs_second_hand)", "(needs_second_hand)", "(needs_second_hand)", "(invalid_transition)", "(invalid_transition)"],
            ["(platform_not_exhausted)", "(platform_not_exhausted)", "(platform_not_exhausted)"]
        ),
        ["ask_for_law"] = (
            ["new", "dialogue", "platform", "(invalid_transition)", "(invalid_transition)"],
            ["(platform_not_exhausted)", "(platform_not_exhausted)", "(platform_not_exhausted)"]
        ),
        ["close_tolerated"] = (["closed", "closed", "closed", "closed", "(invalid_transition)"], ["closed", "closed", "closed"]),
        ["close_answered"] = (
            ["closed", "closed", "(outcome_not_possible)", "(outcome_not_possible)", "(invalid_transition)"],
            ["closed", "closed", "(outcome_not_possible)"]
        ),
        ["close_removed"] = (
            ["(outcome_not_possible)", "(outcome_not_possible)", "closed", "closed", "(invalid_transition)"],
            ["(outcome_not_possible)", "(outcome_not_possible)", "closed"]
        ),
        ["close_legal"] = (
            ["(outcome_not_possible)", "(outcome_not_possible)", "(outcome_not_possible)", "closed", "(invalid_transition)"],
            ["(outcome_not_possible)", "(outcome_not_possible)", "(outcome_not_possible)"]
        ),
        ["take"] = (["new", "dialogue", "platform", "legal", "(invalid_transition)"], ["new", "dialogue", "platform"]),
        ["note"] = (["new", "dialogue", "platform", "legal", "closed"], ["new", "dialogue", "platform"]),
        ["reopen"] = (
            ["(invalid_transition)", "(invalid_transition)", "(invalid_transition)", "(invalid_transition)", "new"],
            ["(invalid_transition)", "(invalid_transition)", "(invalid_transition)"]
        ),
    };

    private static readonly string[] Steps = ["new", "dialogue", "platform", "legal", "closed"];

    public static TheoryData<string> Moves => [.. Table.Keys];

    private EntenteApp App => shared.App;

    [Theory]
    [MemberData(nameof(Moves))]
    public async Task A_threat_goes_as_the_table_says(string move) =>
        Assert.Equal(Table[move].Threat, await TriedAsync(move, "hate_or_threat", 5));

    [Theory]
    [MemberData(nameof(Moves))]
    public async Task An_insult_goes_as_the_table_says(string move) =>
        Assert.Equal(Table[move].Insult, await TriedAsync(move, "insult", 3));

    /// <summary>All sequences of three calls that lead upwards, on each kind of allowed speech: none leads to a request, to hiding or to the law.</summary>
    [Theory]
    [InlineData("praise")]
    [InlineData("question")]
    [InlineData("bad_mood")]
    [InlineData("discontent")]
    [InlineData("negative_testimony")]
    [InlineData("misinformed")]
    [InlineData("off_topic")]
    public async Task No_sequence_of_calls_takes_allowed_speech_to_the_platform_or_the_law(string category)
    {
        string[] up = ["reply", "author_answer", "to_platform", "draft_request", "ask_for_law"];
        var work = await CaseWork.OnAsync(App, category);
        foreach (var first in up)
        {
            foreach (var second in up)
            {
                await TryAsync(work, first);
                await TryAsync(work, second);
                foreach (var third in (string[])["to_platform", "draft_request", "ask_for_law", "hide"])
                {
                    Assert.Equal("(permitted_speech)", await TryAsync(work, third));
                }
            }
        }
        Assert.Empty((await work.GetAsync($"{work.Root}/removal-requests")).GetProperty("data").EnumerateArray());
        Assert.Empty((await work.GetAsync($"{work.Root}/legal-referrals")).GetProperty("data").EnumerateArray());
    }

    private async Task<List<string>> TriedAsync(string move, string category, int steps)
    {
        var went = new List<string>();
        foreach (var step in Steps.Take(steps))
        {
            var work = await AtAsync(step, category);
            Assert.Equal(step, (await work.CaseAsync()).Text("step"));
            went.Add(await TryAsync(work, move));
        }
        return went;
    }

    private async Task<CaseWork> AtAsync(string step, string category)
    {
        var work = await CaseWork.OnAsync(App, category, "Je vais venir vous brûler, bande de nuls.");
        switch (step)
        {
            case "dialogue":
                await work.MoveAsync(new { to = "dialogue", reply = new { text = Polite } });
                break;
            case "platform" when category == "hate_or_threat":
                await work.MoveAsync(new { to = "platform", reason = Words });
                break;
            case "platform":
                await work.MoveAsync(new { to = "dialogue", reply = new { text = Polite } });
                await work.OnCaseAsync("author-answers", new { answer = "refused" });
                await work.MoveAsync(new { to = "platform", reason = Words });
                break;
            case "legal":
                var manager = work.By(await App.WithScopesAsync("cases:read", "legal:approve"));
                using (var asked = await AskForLawAsync(work))
                {
                    var path = $"{work.Root}/legal-referrals/{(await asked.JsonAsync()).Text("id")}";
                    await manager.SendAsync(HttpMethod.Post, $"{path}/decisions", new { decision = "approved" }, 1);
                }
                break;
            case "closed":
                await work.MoveAsync(new { to = "closed", outcome = "tolerated" });
                break;
        }
        return work;
    }

    /// <summary>Where the case then stands, or in brackets why it refused.</summary>
    private static async Task<string> TryAsync(CaseWork work, string move)
    {
        using var response = move switch
        {
            "reply" => await work.MoveAsync(new { to = "dialogue", reply = new { text = Polite } }),
            "author_answer" => await work.OnCaseAsync("author-answers", new { answer = "changed_mind" }),
            "ask_lead" => await work.OnCaseAsync("lead-requests", new { reason = Words }),
            "hide" => await work.OnCaseAsync("hidden-posts", new { mention_id = work.Mention }),
            "show" => await work.OnCaseAsync("shown-posts", new { mention_id = work.Mention }),
            "take" => await TakeAsync(work),
            "note" => await work.SendAsync(HttpMethod.Post, $"{work.CasePath}/notes", new { text = Words }),
            "to_platform" => await work.MoveAsync(new { to = "platform", reason = Words }),
            "draft_request" => await RemovalWork.DraftAsync(work, new { }),
            "back_to_dialogue" => await work.MoveAsync(new { to = "dialogue", reason = Words }),
            "to_legal" => await work.MoveAsync(new { to = "legal", reason = Words }),
            "ask_for_law" => await AskForLawAsync(work),
            "reopen" => await work.MoveAsync(new { to = "new", reason = Words }),
            _ => await work.MoveAsync(new { to = "closed", outcome = move["close_".Length..] }),
        };
        if (response.IsSuccessStatusCode)
        {
            return (await work.CaseAsync()).Text("step");
        }
        var problem = await response.JsonAsync();
        if (response.StatusCode == HttpStatusCode.Conflict)
        {
            // Every refusal of the ladder says what may be done instead.
            Assert.True(problem.TryGetProperty("allowed", out _), problem.ToString());
        }
        return problem.TryGetProperty("errors", out var errors) ? $"({errors[0].Text("code")})" : $"({problem.Text("code")})";
    }

    private static async Task<HttpResponseMessage> TakeAsync(CaseWork work)
    {
        var people = (await work.GetAsync($"{work.Root}/assignees")).GetProperty("data").EnumerateArray();
        return await work.OnCaseAsync(
            "assignments",
            new { assignee_id = people.Single(p => p.GetProperty("is_you").GetBoolean()).Text("id") }
        );
    }

    private static Task<HttpResponseMessage> AskForLawAsync(CaseWork work)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"{work.Root}/legal-referrals")
        {
            Content = JsonContent.Create(
                new
                {
                    case_id = work.Case,
                    ground = "threat",
                    justification = Words,
                }
            ),
        };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", Guid.NewGuid().ToString());
        return work.Client.SendAsync(request);
    }
}
