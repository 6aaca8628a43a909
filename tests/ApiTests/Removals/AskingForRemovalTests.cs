using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Entente.ApiTests.Cases;
using Entente.Testing;
using Xunit;

namespace Entente.ApiTests.Removals;

public sealed class AskingForRemovalTests(SharedApp shared)
{
    private EntenteApp App => shared.App;

    [Fact]
    public async Task A_request_goes_from_draft_to_the_platforms_answer_by_two_hands()
    {
        var request = await RemovalWork.OnAsync(App);
        var lead = request.By(await App.WithScopesAsync("removals:read", "removals:approve"));

        var drafted = await request.GetAsync();
        using var own = await request.ChangeAsync("approvals", new { decision = "approved" });
        using var early = await request.ChangeAsync("submissions", new { });
        using var approved = await lead.ChangeAsync("approvals", new { decision = "approved" });
        using var sent = await request.ChangeAsync("submissions", new { platform_reference = "FB-42" });
        using var decided = await request.ChangeAsync(
            "decisions",
            new
            {
                decision = "removed",
                statement = new
                {
                    visibility = "content_removed",
                    ground = "incompatible_content",
                    explanation = "Harcèlement.",
                    automated_decision = "not_automated",
                },
            }
        );

        Assert.Empty(drafted.GetProperty("missing").EnumerateArray());
        Assert.InRange(drafted.GetProperty("score").GetInt32(), 90, 100);
        Assert.Equal("removal_approver_is_author", (await own.JsonAsync()).Text("code"));
        Assert.Equal("removal_request_not_ready", (await early.JsonAsync()).Text("code"));
        Assert.Equal("approved", (await approved.JsonAsync()).Text("status"));
        var submission = (await sent.JsonAsync()).GetProperty("submission");
        Assert.Equal("FB-42", submission.Text("platform_reference"));
        var answer = Assert.Single((await decided.JsonAsync()).GetProperty("answers").EnumerateArray());
        Assert.Equal(("notice", "removed"), (answer.Text("instance"), answer.Text("decision")));
        Assert.Equal("content_removed", answer.GetProperty("statement").Text("visibility"));
        Assert.Equal(["request_submitted", "platform_decided"], (await request.Work.HistoryAsync())[^2..]);
        using var closed = await request.Work.MoveAsync(new { to = "closed", outcome = "removed" });
        Assert.Equal(HttpStatusCode.OK, closed.StatusCode);
    }

    [Theory]
    [InlineData("discontent")]
    [InlineData("negative_testimony")]
    [InlineData("praise")]
    public async Task A_permitted_post_is_never_asked_to_be_removed(string category)
    {
        var work = await CaseWork.OnAsync(App, category);

        using var drafted = await RemovalWork.DraftAsync(work);

        Assert.Equal((HttpStatusCode.Conflict, "permitted_speech"), (drafted.StatusCode, (await drafted.JsonAsync()).Text("code")));
    }

    [Fact]
    public async Task A_verdict_changed_meanwhile_stops_the_request_at_each_step()
    {
        var request = await RemovalWork.OnAsync(App);
        var lead = request.By(await App.WithScopesAsync("removals:read", "removals:approve"));
        await lead.ChangeAsync("approvals", new { decision = "approved" });

        await request.Work.JudgeAsync("bad_mood");
        using var sent = await request.ChangeAsync("submissions", new { });
        using var rewritten = await request.RewriteAsync(new { argument = new { context = "…" } });
        using var withdrawn = await request.ChangeAsync("withdrawals", new { reason = "Ce n'est qu'une mauvaise humeur." });

        Assert.Equal("permitted_speech", (await sent.JsonAsync()).Text("code"));
        Assert.Equal("permitted_speech", (await rewritten.JsonAsync()).Text("code"));
        Assert.Equal("withdrawn", (await withdrawn.JsonAsync()).Text("status"));
        Assert.DoesNotContain("request_submitted", await request.Work.HistoryAsync());
    }

    [Fact]
    public async Task It_begins_at_the_platform_step_and_not_before()
    {
        var work = await CaseWork.OnAsync(App, "insult");

        using var drafted = await RemovalWork.DraftAsync(work);

        var problem = await drafted.JsonAsync();
        Assert.Equal("invalid_transition", problem.Text("code"));
        Assert.Contains("refer_to_platform", problem.GetProperty("allowed").EnumerateArray().Select(m => m.GetString()));
    }

    [Fact]
    public async Task What_is_missing_is_named_all_at_once_and_stands_in_the_way()
    {
        var work = await RemovalWork.CaseAtPlatformAsync(App);
        using var drafted = await RemovalWork.DraftAsync(
            work,
            new
            {
                quotation = "Mots inventés",
                url = "https://social.example/",
                notifier_email = "claire",
                principal = new { kind = "employee" },
            }
        );
        var request = new RemovalWork(work, (await drafted.JsonAsync()).Text("id"));
        var lead = request.By(await App.WithScopesAsync("removals:read", "removals:approve"));

        using var refused = await lead.ChangeAsync("approvals", new { decision = "approved" });

        Assert.Equal(HttpStatusCode.Created, drafted.StatusCode);
        var problem = await refused.JsonAsync();
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "removal_request_incomplete"), (refused.StatusCode, problem.Text("code")));
        Assert.Equal(
            [
                "/argument/explanation explanation_missing",
                "/argument/good_faith good_faith_missing",
                "/argument/ground ground_missing",
                "/argument/measure measure_missing",
                "/argument/notifier_email notifier_email_not_one",
                "/argument/notifier_name notifier_name_missing",
                "/argument/principal/consented_on consent_missing",
                "/argument/principal/name principal_name_missing",
                "/argument/quotation quotation_not_in_post",
                "/argument/url url_not_exact",
            ],
            problem.Errors().Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task One_request_a_post_at_a_time()
    {
        var request = await RemovalWork.OnAsync(App);

        using var second = await RemovalWork.DraftAsync(request.Work);
        await request.ChangeAsync("withdrawals", new { reason = "À refaire." });
        using var third = await RemovalWork.DraftAsync(request.Work);

        Assert.Equal("removal_request_already_open", (await second.JsonAsync()).Text("code"));
        Assert.Equal(HttpStatusCode.Created, third.StatusCode);
    }

    [Fact]
    public async Task Rewriting_voids_the_approval()
    {
        var request = await RemovalWork.OnAsync(App);
        var lead = request.By(await App.WithScopesAsync("removals:read", "removals:approve"));
        await lead.ChangeAsync("approvals", new { decision = "approved" });

        using var rewritten = await request.RewriteAsync(new { argument = new { measure = "restrict" } });
        using var sent = await request.ChangeAsync("submissions", new { });

        var view = await rewritten.JsonAsync();
        Assert.Equal(("draft", "restrict"), (view.Text("status"), view.GetProperty("argument").Text("measure")));
        Assert.Equal(JsonValueKind.Null, view.GetProperty("approval").ValueKind);
        Assert.Equal("removal_request_not_ready", (await sent.JsonAsync()).Text("code"));
    }

    [Fact]
    public async Task A_refusal_is_contested_before_the_platform_and_then_before_a_body_each_once()
    {
        var request = await RemovalWork.SentAsync(App);
        await request.ChangeAsync("decisions", new { decision = "refused", statement = new { explanation = "Opinion." } });

        var refused = await request.GetAsync();
        using var complaint = await request.ChangeAsync("appeals", new { instance = "complaint", reason = "Ce n'est pas une opinion." });
        using var waiting = await AskForTheLawAsync(request.Work);
        using var again = await request.ChangeAsync("appeals", new { instance = "complaint", reason = "Encore." });
        await request.ChangeAsync("decisions", new { decision = "refused" });
        using var nameless = await request.ChangeAsync("appeals", new { instance = "out_of_court", reason = "Deux refus." });
        using var body = await request.ChangeAsync(
            "appeals",
            new
            {
                instance = "out_of_court",
                reason = "Deux refus.",
                body = "Appeals Centre Europe",
            }
        );
        using var won = await request.ChangeAsync("decisions", new { decision = "removed" });

        Assert.NotEqual(JsonValueKind.Null, refused.GetProperty("complaint_until").ValueKind);
        Assert.Equal("appealed", (await complaint.JsonAsync()).Text("status"));
        Assert.Equal("platform_not_exhausted", (await waiting.JsonAsync()).Text("code"));
        Assert.Equal("removal_request_not_ready", (await again.JsonAsync()).Text("code"));
        Assert.Equal(["/body appeal_body_missing"], (await nameless.JsonAsync()).Errors());
        var lodged = (await body.JsonAsync()).GetProperty("appeals")[1];
        Assert.Equal(90, (lodged.GetProperty("due_at").GetDateTimeOffset() - lodged.GetProperty("lodged_at").GetDateTimeOffset()).Days);
        Assert.Equal(
            ["notice", "complaint", "out_of_court"],
            (await won.JsonAsync()).GetProperty("answers").EnumerateArray().Select(a => a.Text("instance"))
        );
        using var nothing = await request.ChangeAsync("appeals", new { instance = "complaint", reason = "…" });
        Assert.Equal("nothing_to_contest", (await nothing.JsonAsync()).Text("code"));
    }

    [Fact]
    public async Task An_answer_after_the_case_went_on_is_kept_and_told()
    {
        var request = await RemovalWork.SentAsync(App);
        await request.Work.MoveAsync(
            new
            {
                to = "closed",
                outcome = "tolerated",
                reason = "Passons.",
            }
        );

        using var decided = await request.ChangeAsync("decisions", new { decision = "refused" });

        Assert.Equal("decided", (await decided.JsonAsync()).Text("status"));
        Assert.Equal("closed", (await request.Work.CaseAsync()).Text("step"));
        Assert.Equal("platform_decided", (await request.Work.HistoryAsync())[^1]);
    }

    [Fact]
    public async Task Answers_and_appeals_have_possible_dates_and_words()
    {
        var request = await RemovalWork.SentAsync(App);

        using var future = await request.ChangeAsync("decisions", new { decision = "refused", answered_at = "2199-01-01T00:00:00Z" });
        using var past = await request.ChangeAsync("decisions", new { decision = "refused", answered_at = "2020-01-01T00:00:00Z" });
        using var odd = await request.ChangeAsync(
            "decisions",
            new { decision = "refused", statement = new { visibility = "content_removed" } }
        );

        Assert.Equal(["/answered_at answer_in_future"], (await future.JsonAsync()).Errors());
        Assert.Equal(["/answered_at answer_before_request"], (await past.JsonAsync()).Errors());
        Assert.Equal(["/statement/visibility visibility_does_not_fit"], (await odd.JsonAsync()).Errors());
    }

    [Fact]
    public async Task A_post_that_is_gone_is_not_asked_to_be_removed()
    {
        var request = await RemovalWork.OnAsync(App);
        var lead = request.By(await App.WithScopesAsync("removals:read", "removals:approve"));
        await lead.ChangeAsync("approvals", new { decision = "approved" });
        await request.Work.Client.PostAsJsonAsync(
            $"{request.Work.Root}/mentions",
            new
            {
                network = "facebook",
                external_id = "1",
                deleted_at = DateTimeOffset.UtcNow,
            }
        );

        using var sent = await request.ChangeAsync("submissions", new { });

        Assert.Equal("post_is_gone", (await sent.JsonAsync()).Text("code"));
    }

    [Fact]
    public async Task The_dossier_stays_as_it_was_sent_and_its_seal_is_in_the_history()
    {
        var request = await RemovalWork.SentAsync(App);

        using var first = await request.Work.Client.GetAsync($"{request.Path}/dossier");
        var pdf = await first.Content.ReadAsByteArrayAsync();
        await request.ChangeAsync("decisions", new { decision = "refused" });
        var later = await request.Work.Client.GetByteArrayAsync($"{request.Path}/dossier");

        var sha256 = Convert.ToHexStringLower(SHA256.HashData(pdf));
        Assert.Equal("application/pdf", first.Content.Headers.ContentType?.MediaType);
        Assert.Equal(pdf, later);
        Assert.Equal(sha256, (await request.GetAsync()).GetProperty("submission").Text("dossier_sha256"));
        var events = (await request.Work.GetAsync($"{request.Work.CasePath}/events")).GetProperty("data").EnumerateArray();
        var submitted = events.Single(e => e.Text("kind") == "request_submitted").GetProperty("details");
        Assert.Equal(sha256, submitted.Text("dossier_sha256"));
    }

    [Fact]
    public async Task The_form_holds_what_platforms_ask_for()
    {
        var request = await RemovalWork.OnAsync(App);

        var form = await request.Work.GetAsync($"{request.Path}/form");

        Assert.Equal("https://social.example/p/1", Assert.Single(form.GetProperty("urls").EnumerateArray()).GetString());
        Assert.Equal("Claire Martin", form.GetProperty("notifier").Text("name"));
        Assert.Equal("Lucie Bernard", form.GetProperty("notifier").Text("principal_name"));
        Assert.Contains("moins que rien", form.Text("explanation"), StringComparison.Ordinal);
        Assert.Matches("^[0-9a-f]{64}$", Assert.Single(form.GetProperty("documents").EnumerateArray()).Text("sha256"));
    }

    [Fact]
    public async Task The_grounds_are_told_in_the_readers_language_and_by_network()
    {
        var client = App.AsOwner();

        using var french = await client.AskAsync(HttpMethod.Get, "/v1/removal-grounds?network=x", ("Accept-Language", "fr"));

        var grounds = (await french.JsonAsync()).GetProperty("data").EnumerateArray().ToDictionary(g => g.Text("id"));
        Assert.Contains("x_abuse", grounds.Keys);
        Assert.DoesNotContain("meta_bullying", grounds.Keys);
        Assert.Contains("fait précis", grounds["fr_defamation"].GetProperty("elements")[0].Text("says"), StringComparison.Ordinal);
        Assert.True(grounds["fr_defamation"].GetProperty("harmed_person_acts").GetBoolean());
    }

    [Fact]
    public async Task What_worked_is_counted_by_the_last_decision()
    {
        var request = await RemovalWork.SentAsync(App);
        await request.ChangeAsync("decisions", new { decision = "refused" });
        await request.ChangeAsync("appeals", new { instance = "complaint", reason = "Regardez encore." });
        await request.ChangeAsync("decisions", new { decision = "restricted" });

        var byGround = await request.Work.GetAsync($"{request.Work.Root}/removal-successes?by=ground");
        var byPart = await request.Work.GetAsync($"{request.Work.Root}/removal-successes?by=part");

        var group = Assert.Single(byGround.GetProperty("data").EnumerateArray());
        Assert.Equal(("meta_bullying", 1, 1, 0), (group.Text("group"), Count("decided"), Count("restricted"), Count("refused")));
        Assert.Equal((1, 0m), (byPart.GetProperty("decided").GetInt32(), byPart.GetProperty("unfounded_ratio").GetDecimal()));
        Assert.Equal(7, byPart.GetProperty("data").GetArrayLength());

        int Count(string name) => group.GetProperty(name).GetInt32();
    }

    [Fact]
    public async Task Personal_data_of_the_post_is_hidden_from_whoever_may_not_read_it()
    {
        var work = await CaseWork.OnAsync(App, "insult", "La directrice, cette voleuse : appelez-la au 06 12 34 56 78 jour et nuit.");
        await work.Client.PostAsJsonAsync(
            $"{work.Root}/mentions/{work.Mention}/verdicts",
            new
            {
                category = "insult",
                sentiment = "negative",
                principles = new[] { "personal_data" },
            }
        );
        await work.MoveAsync(new { to = "platform", reason = "Un principe est enfreint." });
        using var drafted = await RemovalWork.DraftAsync(
            work,
            new { quotation = "appelez-la au 06 12 34 56 78", explanation = "Le 06 12 34 56 78 est son numéro privé." }
        );
        var request = new RemovalWork(work, (await drafted.JsonAsync()).Text("id"));
        var reader = request.By(await App.WithScopesAsync("removals:read"));

        var masked = (await reader.GetAsync()).GetProperty("argument");
        using var dossier = await reader.Work.Client.GetAsync($"{request.Path}/dossier");

        Assert.DoesNotContain("34 56", masked.Text("quotation") + masked.Text("explanation"), StringComparison.Ordinal);
        Assert.Contains("34 56", (await request.GetAsync()).GetProperty("argument").Text("quotation"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, dossier.StatusCode);
    }

    [Fact]
    public async Task Two_people_at_once_one_wins_and_the_other_is_told()
    {
        var request = await RemovalWork.OnAsync(App);
        var lead = request.By(await App.WithScopesAsync("removals:read", "removals:approve"));
        var version = (await request.GetAsync()).GetProperty("version").GetInt32();

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(_ => lead.Work.SendAsync(HttpMethod.Post, $"{request.Path}/approvals", new { decision = "approved" }, version))
        );

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.OK);
        Assert.Equal(7, answers.Count(a => a.StatusCode is HttpStatusCode.PreconditionFailed));
    }

    private static Task<HttpResponseMessage> AskForTheLawAsync(CaseWork work)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"{work.Root}/legal-referrals")
        {
            Content = JsonContent.Create(
                new
                {
                    case_id = work.Case,
                    ground = "insult",
                    justification = "Rien n'y fait.",
                }
            ),
        };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", Guid.NewGuid().ToString());
        return work.Client.SendAsync(request);
    }
}
