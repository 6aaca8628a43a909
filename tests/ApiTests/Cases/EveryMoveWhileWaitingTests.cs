using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Entente.ApiTests.Removals;
using Entente.Testing;
using Xunit;

namespace Entente.ApiTests.Cases;

/// <summary>
/// Every move of the dialogue and the platform step for each thing the desk may be waiting for, through the door. The case is about an insult.
/// </summary>
public sealed class EveryMoveWhileWaitingTests(SharedApp shared)
{
    private const string Words = "Ces mots sont là pour dire pourquoi.";

    private static readonly string[] Situations =
    [
        "dialogue waiting for the author",
        "dialogue the author refused",
        "platform nothing sent",
        "platform waiting",
        "platform refused",
        "platform appealed",
        "platform removed",
    ];

    /// <summary>For each move, in the order of the situations: step and waiting flag it leads to, or the refusal's code in brackets.</summary>
    private static readonly Dictionary<string, string[]> Table = new()
    {
        ["to_platform"] =
        [
            "(author_has_time)",
            "platform nobody",
            "(invalid_transition)",
            "(invalid_transition)",
            "(invalid_transition)",
            "(invalid_transition)",
            "(invalid_transition)",
        ],
        ["author_answer"] =
        [
            "dialogue nobody",
            "dialogue nobody",
            "platform nobody",
            "platform platform",
            "platform nobody",
            "platform platform",
            "platform nobody",
        ],
        ["reply"] =
        [
            "dialogue author",
            "dialogue author",
            "dialogue author",
            "dialogue author",
            "dialogue author",
            "dialogue author",
            "dialogue author",
        ],
        ["hide"] =
        [
            "(author_has_time)",
            "dialogue nobody",
            "platform nobody",
            "platform platform",
            "platform nobody",
            "platform platform",
            "platform nobody",
        ],
        ["back_to_dialogue"] =
        [
            "(required)",
            "(required)",
            "dialogue nobody",
            "dialogue nobody",
            "dialogue nobody",
            "dialogue nobody",
            "dialogue nobody",
        ],
        ["draft_request"] =
        [
            "(invalid_transition)",
            "(invalid_transition)",
            "platform nobody",
            "(removal_request_already_open)",
            "platform nobody",
            "(removal_request_already_open)",
            "platform nobody",
        ],
        ["decide"] = ["", "", "", "platform nobody", "(removal_request_not_ready)", "platform nobody", "(removal_request_not_ready)"],
        ["contest"] =
        [
            "",
            "",
            "",
            "(removal_request_not_ready)",
            "platform platform",
            "(removal_request_not_ready)",
            "(nothing_to_contest)",
        ],
        ["withdraw"] = ["", "", "", "platform nobody", "(removal_request_not_ready)", "platform nobody", "(removal_request_not_ready)"],
        ["ask_for_law"] =
        [
            "(platform_not_exhausted)",
            "(platform_not_exhausted)",
            "(platform_not_exhausted)",
            "(platform_not_exhausted)",
            "platform nobody",
            "(platform_not_exhausted)",
            "(platform_not_exhausted)",
        ],
        ["close_removed"] =
        [
            "(outcome_not_possible)",
            "(outcome_not_possible)",
            "closed nobody",
            "closed nobody",
            "closed nobody",
            "closed nobody",
            "closed nobody",
        ],
        ["close_tolerated"] =
        [
            "closed nobody",
            "closed nobody",
            "closed nobody",
            "closed nobody",
            "closed nobody",
            "closed nobody",
            "closed nobody",
        ],
    };

    public static TheoryData<string> Moves => [.. Table.Keys];

    private EntenteApp App => shared.App;

    [Theory]
    [MemberData(nameof(Moves))]
    public async Task It_goes_as_the_table_says(string move)
    {
        var went = new List<string>();
        foreach (var (situation, expected) in Situations.Zip(Table[move]))
        {
            went.Add(expected.Length == 0 ? "" : await TryAsync(await InAsync(situation), move));
        }
        Assert.Equal(Table[move], went);
    }

    private async Task<(CaseWork Work, RemovalWork? Request)> InAsync(string situation)
    {
        if (situation.StartsWith("dialogue", StringComparison.Ordinal))
        {
            var work = await CaseWork.OnAsync(App, "insult", $"Panne encore. {RemovalWork.Words}, voilà tout.");
            await work.MoveAsync(new { to = "dialogue", reply = new { text = "Bonjour, que s'est-il passé avec votre ligne ?" } });
            if (situation.EndsWith("refused", StringComparison.Ordinal))
            {
                await work.OnCaseAsync("author-answers", new { answer = "refused" });
            }
            return (work, null);
        }
        if (situation == "platform nothing sent")
        {
            return (await RemovalWork.CaseAtPlatformAsync(App), null);
        }
        var request = await RemovalWork.SentAsync(App);
        if (situation is "platform refused" or "platform appealed")
        {
            (await request.ChangeAsync("decisions", new { decision = "refused" })).EnsureSuccessStatusCode();
        }
        if (situation == "platform appealed")
        {
            (await request.ChangeAsync("appeals", new { instance = "complaint", reason = Words })).EnsureSuccessStatusCode();
        }
        if (situation == "platform removed")
        {
            (await request.ChangeAsync("decisions", new { decision = "removed" })).EnsureSuccessStatusCode();
        }
        return (request.Work, request);
    }

    private static async Task<string> TryAsync((CaseWork Work, RemovalWork? Request) at, string move)
    {
        var (work, request) = at;
        using var response = move switch
        {
            "to_platform" => await work.MoveAsync(new { to = "platform", reason = Words }),
            "author_answer" => await work.OnCaseAsync("author-answers", new { answer = "refused" }),
            "reply" => await work.MoveAsync(new { to = "dialogue", reply = new { text = "Bonjour, reprenons : que s'est-il passé ?" } }),
            "hide" => await work.OnCaseAsync("hidden-posts", new { mention_id = work.Mention }),
            "back_to_dialogue" => await work.MoveAsync(new { to = "dialogue", reason = Words }),
            "draft_request" => await RemovalWork.DraftAsync(work, new { }),
            "decide" => await request!.ChangeAsync("decisions", new { decision = "refused" }),
            "contest" => await request!.ChangeAsync(
                "appeals",
                new
                {
                    instance = "out_of_court",
                    body = "Médiation",
                    reason = Words,
                }
            ),
            "withdraw" => await request!.ChangeAsync("withdrawals", new { reason = Words }),
            "ask_for_law" => await AskForLawAsync(work),
            _ => await work.MoveAsync(new { to = "closed", outcome = move["close_".Length..] }),
        };
        if (response.IsSuccessStatusCode)
        {
            var now = await work.CaseAsync();
            return $"{now.Text("step")} {now.Text("waiting")}";
        }
        var problem = await response.JsonAsync();
        if (response.StatusCode == HttpStatusCode.Conflict)
        {
            Assert.True(problem.TryGetProperty("allowed", out _), problem.ToString());
        }
        return problem.TryGetProperty("errors", out var errors) ? $"({errors[0].Text("code")})" : $"({problem.Text("code")})";
    }

    private static async Task<HttpResponseMessage> AskForLawAsync(CaseWork work)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{work.Root}/legal-referrals")
        {
            Content = JsonContent.Create(
                new
                {
                    case_id = work.Case,
                    ground = "insult",
                    justification = Words,
                }
            ),
        };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", Guid.NewGuid().ToString());
        return await work.Client.SendAsync(request);
    }
}
