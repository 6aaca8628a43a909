using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Entente.ApiTests.Cases;
using Xunit;

namespace Entente.ApiTests.Replies;

public sealed class AnsweringAuthorsTests(SharedApp shared)
{
    private const string Kind =
        "Bonjour, trois pannes en un mois, c'est trop. Que s'est-il passé hier soir ? Je vous réponds avant midi. Aya";

    [Fact]
    public async Task A_draft_is_published_and_its_case_waits_for_the_author_in_dialogue()
    {
        var work = await CaseWork.OnAsync(shared.App, "discontent");
        var draft = await DraftAsync(work, Kind);

        using var published = await StepAsync(work, draft, "publication", new { url = "https://social.example/r/1" });
        await work.OnCaseAsync("author-answers", new { answer = "changed_mind", words = "Merci !" });

        var reply = await work.GetAsync(PathOf(work, draft));
        var found = await work.CaseAsync();
        Assert.Equal(HttpStatusCode.OK, published.StatusCode);
        Assert.Equal("published", reply.Text("status"));
        Assert.NotNull(reply.Text("answered_at"));
        Assert.Equal(("dialogue", "nobody"), (found.Text("step"), found.Text("waiting")));
        Assert.Contains("reply_recorded", await work.HistoryAsync());
    }

    [Fact]
    public async Task Whoever_wrote_a_reply_cannot_review_it_and_changes_are_asked_for_in_writing()
    {
        var work = await CaseWork.OnAsync(shared.App, "discontent");
        var colleague = work.By(await shared.App.WithScopesAsync("replies:read", "replies:review"));
        var draft = await DraftAsync(work, Kind);
        await StepAsync(work, draft, "review-requests");

        using var own = await StepAsync(work, draft, "reviews", new { decision = "approved" });
        using var silent = await StepAsync(colleague, draft, "reviews", new { decision = "changes_requested" });
        using var asked = await StepAsync(colleague, draft, "reviews", new { decision = "changes_requested", reason = "Say who calls." });
        using var early = await StepAsync(work, draft, "publication", new { });
        await StepAsync(work, draft, "review-requests");
        using var approved = await StepAsync(colleague, draft, "reviews", new { decision = "approved" });
        using var published = await StepAsync(work, draft, "publication", new { });

        Assert.Equal("reviewer_is_author", (await own.JsonAsync()).Text("code"));
        Assert.Equal(["/reason review_reason_needed"], (await silent.JsonAsync()).Errors());
        Assert.Equal("changes_requested", (await asked.JsonAsync()).Text("status"));
        Assert.Equal((HttpStatusCode.Conflict, "reply_not_ready"), (early.StatusCode, (await early.JsonAsync()).Text("code")));
        Assert.Equal(HttpStatusCode.OK, approved.StatusCode);
        Assert.Equal("published", (await published.JsonAsync()).Text("status"));
    }

    [Fact]
    public async Task A_changed_text_loses_its_review_and_a_published_one_never_changes()
    {
        var work = await CaseWork.OnAsync(shared.App, "discontent");
        var colleague = work.By(await shared.App.WithScopesAsync("replies:read", "replies:review"));
        var draft = await DraftAsync(work, Kind);
        await StepAsync(work, draft, "review-requests");
        await StepAsync(colleague, draft, "reviews", new { decision = "approved" });

        using var rewritten = await ChangeAsync(work, draft, new { text = Kind + " Bien à vous." });
        await StepAsync(work, draft, "publication", new { });
        using var late = await ChangeAsync(work, draft, new { text = "Autre chose." });

        var changed = await rewritten.JsonAsync();
        Assert.Equal("draft", changed.Text("status"));
        Assert.Equal(JsonValueKind.Null, changed.GetProperty("reviewer").ValueKind);
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
    }

    [Fact]
    public async Task Of_many_who_publish_at_once_one_wins_and_the_case_moves_once()
    {
        var work = await CaseWork.OnAsync(shared.App, "discontent");
        var draft = await DraftAsync(work, Kind);

        var all = await Task.WhenAll(
            Enumerable.Range(0, 10).Select(_ => work.SendAsync(HttpMethod.Post, $"{PathOf(work, draft)}/publication", new { }, 1))
        );

        Assert.Single(all, r => r.StatusCode == HttpStatusCode.OK);
        Assert.All(all.Where(r => r.StatusCode != HttpStatusCode.OK), r => Assert.Equal(HttpStatusCode.PreconditionFailed, r.StatusCode));
        Assert.Single(await work.HistoryAsync(), kind => kind == "reply_recorded");
    }

    [Fact]
    public async Task Nothing_is_published_on_a_closed_case_and_the_draft_stays()
    {
        var work = await CaseWork.OnAsync(shared.App, "discontent");
        var draft = await DraftAsync(work, Kind);
        await work.MoveAsync(new { to = "closed", outcome = "answered" });

        using var refused = await StepAsync(work, draft, "publication", new { });

        Assert.Equal("invalid_transition", (await refused.JsonAsync()).Text("code"));
        Assert.Equal("draft", (await work.GetAsync(PathOf(work, draft))).Text("status"));
    }

    [Fact]
    public async Task A_reply_answers_a_post_of_its_own_case_and_lists_by_case()
    {
        var work = await CaseWork.OnAsync(shared.App, "discontent");
        using var foreign = await work.Client.PostAsJsonAsync(
            $"{work.Root}/replies",
            new
            {
                case_id = work.Case,
                mention_id = Guid.NewGuid(),
                text = Kind,
            }
        );
        var draft = await DraftAsync(work, Kind);

        var listed = await work.GetAsync($"{work.Root}/replies?case_id={work.Case}&status=draft");

        Assert.Equal(["/mention_id mention_not_of_this_case"], (await foreign.JsonAsync()).Errors());
        Assert.Equal(draft, Assert.Single(listed.GetProperty("data").EnumerateArray()).Text("id"));
    }

    internal static async Task<string> DraftAsync(CaseWork work, string text, string visibility = "public")
    {
        using var response = await work.Client.PostAsJsonAsync(
            $"{work.Root}/replies",
            new
            {
                case_id = work.Case,
                text,
                visibility,
            }
        );
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        return (await response.JsonAsync()).Text("id");
    }

    internal static async Task<HttpResponseMessage> StepAsync(CaseWork work, string reply, string what, object? body = null) =>
        await work.SendAsync(HttpMethod.Post, $"{PathOf(work, reply)}/{what}", body, await VersionAsync(work, reply));

    private static async Task<HttpResponseMessage> ChangeAsync(CaseWork work, string reply, object body) =>
        await work.SendAsync(HttpMethod.Patch, PathOf(work, reply), body, await VersionAsync(work, reply));

    private static async Task<int> VersionAsync(CaseWork work, string reply) =>
        (await work.GetAsync(PathOf(work, reply))).GetProperty("version").GetInt32();

    private static string PathOf(CaseWork work, string reply) => $"{work.Root}/replies/{reply}";
}
