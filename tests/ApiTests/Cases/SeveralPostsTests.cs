using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Entente.ApiTests.Removals;
using Xunit;

namespace Entente.ApiTests.Cases;

/// <summary>What joins a case never makes an allowed post of it the object of a request, and never hides a broken principle.</summary>
public sealed class SeveralPostsTests(SharedApp shared)
{
    [Fact]
    public async Task An_allowed_post_in_the_case_of_an_insult_is_not_asked_about()
    {
        var work = await RemovalWork.CaseAtPlatformAsync(shared.App);
        var question = await JoinAsync(work, "2", "À quelle heure ouvrez-vous demain ?");

        using var unjudged = await DraftAboutAsync(work, question);
        await JudgeAsync(work, question, "question");
        using var allowed = await DraftAboutAsync(work, question);
        using var insult = await DraftAboutAsync(work, work.Mention);

        Assert.Equal((HttpStatusCode.Conflict, "verdict_needed"), (unjudged.StatusCode, (await unjudged.JsonAsync()).Text("code")));
        Assert.Equal((HttpStatusCode.Conflict, "permitted_speech"), (allowed.StatusCode, (await allowed.JsonAsync()).Text("code")));
        Assert.Equal(HttpStatusCode.Created, insult.StatusCode);
        Assert.Equal("contestable", (await work.CaseAsync()).Text("standing"));
    }

    [Fact]
    public async Task A_request_whose_post_is_judged_allowed_later_goes_no_further_though_its_case_stays_contestable()
    {
        var request = await RemovalWork.OnAsync(shared.App);
        var other = await JoinAsync(request.Work, "2", "Bande de nuls.");
        await JudgeAsync(request.Work, other, "insult");
        var lead = request.By(await shared.App.WithScopesAsync("removals:read", "removals:approve"));
        (await lead.ChangeAsync("approvals", new { decision = "approved" })).EnsureSuccessStatusCode();

        await JudgeAsync(request.Work, request.Work.Mention, "bad_mood");
        using var sent = await request.ChangeAsync("submissions", new { });

        Assert.Equal("contestable", (await request.Work.CaseAsync()).Text("standing"));
        Assert.Equal("permitted_speech", (await sent.JsonAsync()).Text("code"));
    }

    [Fact]
    public async Task Words_that_were_edited_since_are_judged_again_before_anybody_is_asked_to_remove_them()
    {
        var request = await RemovalWork.OnAsync(shared.App);
        await ComesInAsync(request.Work, "1", $"Panne encore. {RemovalWork.Words}, et voilà.", edited: true);
        var lead = request.By(await shared.App.WithScopesAsync("removals:read", "removals:approve"));

        using var unjudged = await lead.ChangeAsync("approvals", new { decision = "approved" });
        await JudgeAsync(request.Work, request.Work.Mention, "insult");
        using var judged = await lead.ChangeAsync("approvals", new { decision = "approved" });

        Assert.Equal("verdict_needed", (await unjudged.JsonAsync()).Text("code"));
        Assert.Equal(HttpStatusCode.OK, judged.StatusCode);
    }

    [Fact]
    public async Task A_principle_broken_by_a_later_post_puts_the_case_first_under_its_clock_and_the_machine_alone_raises_nothing()
    {
        var work = await CaseWork.OnAsync(shared.App, "discontent");
        var before = await work.GetAsync(work.CasePath);
        Assert.Equal(["first_reply running", "resolution running"], Clocks(before));

        await JoinAsync(work, "2", "Appelez donc Nadia de l'agence, sa ligne directe : 06 39 98 14 22.");

        var after = await work.GetAsync(work.CasePath);
        var (was, now) = (before.GetProperty("case"), after.GetProperty("case"));
        Assert.True(now.GetProperty("breaks_principle").GetBoolean());
        Assert.Equal(["principle running", "resolution running"], Clocks(after));
        Assert.Equal("principle", now.Text("due_for"));
        Assert.True(Due(now) < Due(was));
        Assert.True(Due(now) <= DateTimeOffset.UtcNow.AddMinutes(31));
        using var refused = await work.MoveAsync(new { to = "platform", reason = "Une ligne directe." });
        Assert.Equal("permitted_speech", (await refused.JsonAsync()).Text("code"));
    }

    [Fact]
    public async Task What_the_author_writes_after_a_reply_starts_the_next_replys_clock_and_ends_the_wait()
    {
        var work = await CaseWork.OnAsync(shared.App, "discontent");
        await work.MoveAsync(new { to = "dialogue", reply = new { text = "Bonjour, que s'est-il passé avec votre ligne ?" } });
        Assert.Equal("author", (await work.CaseAsync()).Text("waiting"));
        var seen = await work.VersionAsync();

        await JoinAsync(work, "2", "Toujours la même panne, depuis trois jours.");

        var found = await work.GetAsync(work.CasePath);
        Assert.Equal(["first_reply met", "resolution running", "next_reply running"], Clocks(found));
        Assert.Equal("nobody", found.GetProperty("case").Text("waiting"));
        var posts = await work.GetAsync($"{work.Root}/mentions?case_id={work.Case}");
        Assert.Equal(2, posts.GetProperty("data").GetArrayLength());
        // Whoever was about to answer what they saw is told that there is more.
        using var late = await work.SendAsync(
            HttpMethod.Post,
            $"{work.CasePath}/transitions",
            new { to = "closed", outcome = "answered" },
            seen
        );
        Assert.Equal(["mention_attached"], (await late.JsonAsync()).GetProperty("changes").EnumerateArray().Select(c => c.Text("kind")));
    }

    [Fact]
    public async Task A_reopened_case_has_clocks_of_its_own()
    {
        var work = await CaseWork.OnAsync(shared.App, "discontent");
        await work.MoveAsync(new { to = "closed", outcome = "answered" });
        var closed = await work.GetAsync(work.CasePath);

        await work.MoveAsync(new { to = "new", reason = "Il revient." });

        var reopened = await work.GetAsync(work.CasePath);
        Assert.Equal(["first_reply met", "resolution met"], Clocks(closed));
        Assert.Equal(JsonValueKind.Null, closed.GetProperty("case").GetProperty("due_at").ValueKind);
        Assert.Equal(["first_reply running", "resolution running"], Clocks(reopened));
        var now = reopened.GetProperty("case");
        Assert.Equal(now.GetProperty("opened_at").GetDateTimeOffset().AddHours(4), Due(now));
    }

    private static string[] Clocks(JsonElement found) =>
        [.. found.GetProperty("clocks").EnumerateArray().Select(c => $"{c.Text("kind")} {c.Text("status")}")];

    private static DateTimeOffset Due(JsonElement found) => found.GetProperty("due_at").GetDateTimeOffset();

    private static async Task<string> JoinAsync(CaseWork work, string id, string text)
    {
        var joined = await ComesInAsync(work, id, text, edited: false);
        Assert.Equal(work.Case, joined.Text("case_id"));
        return joined.Text("id");
    }

    private static async Task<JsonElement> ComesInAsync(CaseWork work, string id, string text, bool edited)
    {
        using var response = await work.Client.PostAsJsonAsync(
            $"{work.Root}/mentions",
            new
            {
                network = "facebook",
                external_id = id,
                url = $"https://social.example/p/{id}",
                text,
                posted_at = DateTimeOffset.UtcNow.AddHours(-1),
                edited_at = edited ? DateTimeOffset.UtcNow : (DateTimeOffset?)null,
                author = new { external_id = "a" },
            }
        );
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return await response.JsonAsync();
    }

    private static async Task JudgeAsync(CaseWork work, string mention, string category)
    {
        using var response = await work.Client.PostAsJsonAsync($"{work.Root}/mentions/{mention}/verdicts", new { category });
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
    }

    private static async Task<HttpResponseMessage> DraftAboutAsync(CaseWork work, string mention)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{work.Root}/removal-requests")
        {
            Content = JsonContent.Create(new { case_id = work.Case, mention_id = mention }),
        };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", Guid.NewGuid().ToString());
        return await work.Client.SendAsync(request);
    }
}
