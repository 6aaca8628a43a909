using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Entente.ApiTests.Cases;
using Entente.Testing;
using Xunit;

namespace Entente.ApiTests.Replies;

/// <summary>The rules stand between a draft and its publication, and say why.</summary>
public sealed class ReviewingRepliesTests(SharedApp shared)
{
    private const string Sarcastic = "Merci pour la leçon, monsieur. Calmez-vous.";
    private const string Kind =
        "Bonjour, cette panne dure depuis trop longtemps. Que s'est-il passé hier soir ? Je vous réponds avant midi. Aya";

    private EntenteApp App => shared.App;

    [Fact]
    public async Task What_a_rule_blocks_is_published_only_with_a_second_hand_and_a_reason_and_the_history_says_so()
    {
        var work = await CaseWork.OnAsync(App, "discontent");
        var colleague = work.By(await App.WithScopesAsync("replies:read", "replies:review"));
        var draft = await AnsweringAuthorsTests.DraftAsync(work, Sarcastic);

        using var alone = await AnsweringAuthorsTests.StepAsync(work, draft, "publication", new { });
        await AnsweringAuthorsTests.StepAsync(work, draft, "review-requests");
        using var own = await AnsweringAuthorsTests.StepAsync(work, draft, "reviews", new { decision = "approved", reason = "Ça ira." });
        using var silent = await AnsweringAuthorsTests.StepAsync(colleague, draft, "reviews", new { decision = "approved" });
        using var overridden = await AnsweringAuthorsTests.StepAsync(
            colleague,
            draft,
            "reviews",
            new { decision = "approved", reason = "L'auteur plaisante avec nous depuis hier." }
        );
        using var published = await AnsweringAuthorsTests.StepAsync(work, draft, "publication", new { });

        var refusal = await alone.JsonAsync();
        Assert.Equal("review_needed", refusal.Text("code"));
        Assert.Equal(["L03"], refusal.GetProperty("blocks").EnumerateArray().Select(b => b.GetString()));
        Assert.Equal("reviewer_is_author", (await own.JsonAsync()).Text("code"));
        Assert.Equal(["/reason review_reason_needed"], (await silent.JsonAsync()).Errors());
        Assert.Equal(HttpStatusCode.OK, overridden.StatusCode);
        Assert.Equal("published", (await published.JsonAsync()).Text("status"));
        var events = (await work.GetAsync($"{work.CasePath}/events")).GetProperty("data").EnumerateArray();
        var details = events.Single(e => e.Text("kind") == "reply_recorded").GetProperty("details");
        Assert.Equal(["L03"], details.GetProperty("overridden_rules").EnumerateArray().Select(r => r.GetString()));
        Assert.StartsWith("L'auteur plaisante", details.Text("review_reason"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_says_where_why_and_what_to_write_instead_in_the_readers_language()
    {
        var work = await CaseWork.OnAsync(App, "discontent");
        var draft = await AnsweringAuthorsTests.DraftAsync(work, Sarcastic);

        using var french = await work.Client.AskAsync(HttpMethod.Get, $"{work.Root}/replies/{draft}", ("Accept-Language", "fr"));
        using var english = await work.Client.AskAsync(HttpMethod.Get, $"{work.Root}/replies/{draft}", ("Accept-Language", "en"));

        var finding = (await french.JsonAsync()).GetProperty("findings").EnumerateArray().First(f => f.Text("rule") == "L03");
        var said = Sarcastic[finding.GetProperty("start").GetInt32()..finding.GetProperty("end").GetInt32()];
        Assert.Contains("leçon", said, StringComparison.Ordinal);
        var other = (await english.JsonAsync()).GetProperty("findings").EnumerateArray().First(f => f.Text("rule") == "L03");
        Assert.NotEqual(finding.Text("explanation"), other.Text("explanation"));
        Assert.NotEqual(finding.Text("better"), other.Text("better"));
    }

    [Fact]
    public async Task Rewriting_takes_the_findings_of_the_new_words()
    {
        var work = await CaseWork.OnAsync(App, "discontent");
        var draft = await AnsweringAuthorsTests.DraftAsync(work, Sarcastic);

        using var rewritten = await work.SendAsync(HttpMethod.Patch, $"{work.Root}/replies/{draft}", new { text = Kind }, 1);
        using var published = await AnsweringAuthorsTests.StepAsync(work, draft, "publication", new { });

        Assert.Empty((await rewritten.JsonAsync()).GetProperty("blocks").EnumerateArray());
        Assert.Equal(HttpStatusCode.OK, published.StatusCode);
    }

    [Fact]
    public async Task The_policy_says_whose_replies_are_read_twice()
    {
        var work = await CaseWork.OnAsync(App, "insult");
        var colleague = work.By(await App.WithScopesAsync("replies:read", "replies:review"));
        var draft = await AnsweringAuthorsTests.DraftAsync(work, Kind);

        using var alone = await AnsweringAuthorsTests.StepAsync(work, draft, "publication", new { });
        await AnsweringAuthorsTests.StepAsync(work, draft, "review-requests");
        await AnsweringAuthorsTests.StepAsync(colleague, draft, "reviews", new { decision = "approved" });
        using var together = await AnsweringAuthorsTests.StepAsync(work, draft, "publication", new { });

        Assert.Equal("review_needed", (await alone.JsonAsync()).Text("code"));
        Assert.Equal(HttpStatusCode.OK, together.StatusCode);
    }

    [Fact]
    public async Task A_reply_that_was_written_elsewhere_is_recorded_unless_a_rule_blocks_it()
    {
        var work = await CaseWork.OnAsync(App, "discontent");

        using var blocked = await work.MoveAsync(new { to = "dialogue", reply = new { text = Sarcastic } });
        using var recorded = await work.MoveAsync(new { to = "dialogue", reply = new { text = Kind } });

        var problem = await blocked.JsonAsync();
        Assert.Equal((HttpStatusCode.Conflict, "reply_blocked"), (blocked.StatusCode, problem.Text("code")));
        Assert.Contains("draft_reply", problem.GetProperty("allowed").EnumerateArray().Select(a => a.GetString()));
        Assert.Equal(HttpStatusCode.OK, recorded.StatusCode);
    }

    [Fact]
    public async Task A_text_is_checked_on_its_own_and_more_is_seen_beside_its_post()
    {
        var work = await CaseWork.OnAsync(App, "discontent");

        using var alone = await work.Client.PostAsJsonAsync($"{work.Root}/reply-checks", new { text = "Pouvez-vous préciser ?" });
        using var beside = await work.Client.PostAsJsonAsync(
            $"{work.Root}/reply-checks",
            new { text = "Pouvez-vous préciser ?", mention_id = work.Mention }
        );
        using var harsh = await work.Client.PostAsJsonAsync($"{work.Root}/reply-checks", new { text = "Please calm down, genius." });

        Assert.Empty((await alone.JsonAsync()).GetProperty("warnings").EnumerateArray());
        Assert.Contains("L10", (await beside.JsonAsync()).GetProperty("warnings").EnumerateArray().Select(w => w.GetString()));
        Assert.Equal(["L03"], (await harsh.JsonAsync()).GetProperty("blocks").EnumerateArray().Select(w => w.GetString()));
    }

    [Fact]
    public async Task A_contact_on_the_brands_own_list_is_nobodys_personal_data()
    {
        var work = await CaseWork.OnAsync(App, "discontent");
        const string text = "Appelez Paul au 06 12 34 56 78, il vous attend.";

        var before = await BlocksAsync(work, text);
        using var published = await work.Client.PostAsJsonAsync(
            $"{work.Root}/published-contacts",
            new
            {
                kind = "phone",
                value = "+33 6 12 34 56 78",
                label = "Paul",
            }
        );
        await Task.Delay(TimeSpan.FromSeconds(2.5));
        var after = await BlocksAsync(work, text);

        Assert.Equal(HttpStatusCode.Created, published.StatusCode);
        Assert.Contains("L07", before);
        Assert.DoesNotContain("L07", after);
    }

    private static async Task<List<string?>> BlocksAsync(CaseWork work, string text)
    {
        using var checkedText = await work.Client.PostAsJsonAsync($"{work.Root}/reply-checks", new { text });
        return [.. (await checkedText.JsonAsync()).GetProperty("blocks").EnumerateArray().Select(b => b.GetString())];
    }

    [Fact]
    public async Task The_same_words_to_everybody_are_noticed()
    {
        var work = await CaseWork.OnAsync(App, "discontent");
        var draft = await AnsweringAuthorsTests.DraftAsync(work, Kind);
        await AnsweringAuthorsTests.StepAsync(work, draft, "publication", new { });

        var again = await AnsweringAuthorsTests.DraftAsync(work, Kind);

        var view = await work.GetAsync($"{work.Root}/replies/{again}");
        Assert.Contains("L15", view.GetProperty("warnings").EnumerateArray().Select(w => w.GetString()));
    }

    [Fact]
    public async Task How_often_each_rule_was_overridden_equals_a_recount_of_the_replies()
    {
        var work = await CaseWork.OnAsync(App, "discontent");
        var colleague = work.By(await App.WithScopesAsync("replies:read", "replies:review"));
        foreach (var decision in (string[])["approved", "changes_requested", "changes_requested"])
        {
            var draft = await AnsweringAuthorsTests.DraftAsync(work, Sarcastic);
            await AnsweringAuthorsTests.StepAsync(work, draft, "review-requests");
            await AnsweringAuthorsTests.StepAsync(colleague, draft, "reviews", new { decision, reason = "Vu ensemble." });
        }

        var told = await work.GetAsync($"{work.Root}/reply-rule-overrides");
        var replies = (await work.GetAsync($"{work.Root}/replies?limit=200")).GetProperty("data").EnumerateArray().ToList();

        var rule = told.GetProperty("data").EnumerateArray().Single(r => r.Text("rule") == "L03");
        var fired = replies.Where(r => r.GetProperty("blocks").EnumerateArray().Any(b => b.GetString() == "L03")).ToList();
        Assert.Equal(
            fired.Count(r => r.GetProperty("reviewed_at").ValueKind != JsonValueKind.Null),
            rule.GetProperty("reviewed").GetInt32()
        );
        Assert.Equal(fired.Count(r => r.Text("status") == "approved"), rule.GetProperty("overridden").GetInt32());
        Assert.Equal(0.3333m, rule.GetProperty("rate").GetDecimal());
    }

    [Fact]
    public async Task All_twenty_six_rules_are_told_in_both_languages()
    {
        var client = App.AsOwner();

        using var french = await client.AskAsync(HttpMethod.Get, "/v1/reply-rules", ("Accept-Language", "fr"));
        using var english = await client.AskAsync(HttpMethod.Get, "/v1/reply-rules", ("Accept-Language", "en"));

        var (fr, en) = (await RulesAsync(french), await RulesAsync(english));
        Assert.Equal(Enumerable.Range(1, 26).Select(i => $"L{i:00}"), fr.Select(r => r.Text("id")));
        Assert.All(fr.Zip(en), pair => Assert.NotEqual(pair.First.Text("explanation"), pair.Second.Text("explanation")));
    }

    private static async Task<List<JsonElement>> RulesAsync(HttpResponseMessage response) =>
        [.. (await response.JsonAsync()).GetProperty("data").EnumerateArray()];
}
