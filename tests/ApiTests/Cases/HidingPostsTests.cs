using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Entente.ApiTests.Removals;
using Entente.Testing;
using Xunit;

namespace Entente.ApiTests.Cases;

/// <summary>A person records that a post was hidden on its network, through the door.</summary>
public sealed class HidingPostsTests(SharedApp shared)
{
    private const string Leak = "Appelez donc Nadia de l'agence, sa ligne directe : 06 39 98 14 22.";

    [Fact]
    public async Task What_the_machine_finds_against_a_principle_is_hidden_at_once_and_everything_tells_it()
    {
        var work = await LeakAsync();
        Assert.True((await work.CaseAsync()).GetProperty("is_exposed").GetBoolean());

        using var hidden = await HideAsync(work, reason: "Une ligne directe.");

        var told = await hidden.JsonAsync();
        Assert.Equal(HttpStatusCode.OK, hidden.StatusCode);
        Assert.Equal($"\"{told.GetProperty("case").GetProperty("version").GetInt32()}\"", hidden.Headers.ETag!.Tag);
        Assert.False(told.GetProperty("case").GetProperty("is_exposed").GetBoolean());
        Assert.True(told.GetProperty("case").GetProperty("breaks_principle").GetBoolean());
        Assert.Equal(["principle met", "resolution running", "first_reply running"], Clocks(told));
        Assert.Equal("first_reply", told.GetProperty("case").Text("due_for"));
        var post = Assert.Single(told.GetProperty("hidden_posts").EnumerateArray());
        Assert.Equal(work.Mention, post.Text("mention_id"));
        Assert.Contains("record_shown", told.GetProperty("allowed_moves").EnumerateArray().Select(m => m.GetString()));
        var mention = (await work.GetAsync($"{work.Root}/mentions/{work.Mention}")).GetProperty("mention");
        Assert.Equal((post.Text("hidden_at"), post.Text("hidden_by")), (mention.Text("hidden_at"), mention.Text("hidden_by")));
        Assert.Equal(["opened", "mention_hidden"], await work.HistoryAsync());
        var exported = (await work.GetAsync($"{work.Root}/exports/mentions")).GetProperty("data")[0];
        Assert.Equal(mention.Text("hidden_at"), exported.Text("hidden_at"));
    }

    [Fact]
    public async Task Shown_again_all_is_as_it_was_and_the_history_keeps_both()
    {
        var work = await LeakAsync();
        var before = await work.GetAsync(work.CasePath);
        (await HideAsync(work)).EnsureSuccessStatusCode();

        using var shown = await work.OnCaseAsync("shown-posts", new { mention_id = work.Mention, reason = "Pas celle-ci." });

        var told = await shown.JsonAsync();
        Assert.True(told.GetProperty("case").GetProperty("is_exposed").GetBoolean());
        Assert.Equal(Clocks(before), Clocks(told));
        Assert.Equal(before.GetProperty("case").Text("due_at"), told.GetProperty("case").Text("due_at"));
        Assert.Empty(told.GetProperty("hidden_posts").EnumerateArray());
        Assert.Equal(["opened", "mention_hidden", "mention_shown"], await work.HistoryAsync());
        Assert.True((await work.GetAsync($"{work.Root}/audit-chain/verification")).GetProperty("intact").GetBoolean());
    }

    [Fact]
    public async Task Allowed_speech_is_refused_by_name_and_the_case_said_so_before()
    {
        var work = await CaseWork.OnAsync(shared.App, "discontent");

        using var refused = await HideAsync(work);

        var problem = await refused.JsonAsync();
        Assert.Equal((HttpStatusCode.Conflict, "permitted_speech"), (refused.StatusCode, problem.Text("code")));
        Assert.Equal(("permitted", "discontent"), (problem.Text("standing"), problem.Text("category")));
        Assert.Equal(["give_verdict", "record_reply", "record_author_answer", "ask_lead", "close"], Words(problem, "allowed"));
        var moves = (await work.GetAsync(work.CasePath)).GetProperty("refused_moves").EnumerateArray();
        Assert.Contains(("record_hidden", "permitted_speech"), moves.Select(m => (m.Text("move"), m.Text("code"))));
    }

    [Fact]
    public async Task A_contestable_post_is_hidden_once_its_author_refused_to_talk()
    {
        var work = await CaseWork.OnAsync(shared.App, "insult");
        using var early = await HideAsync(work);
        Assert.Equal("dialogue_not_tried", (await early.JsonAsync()).Text("code"));
        await work.MoveAsync(new { to = "dialogue", reply = new { text = "Bonjour, que s'est-il passé avec votre ligne ?" } });
        await work.OnCaseAsync("author-answers", new { answer = "refused" });

        using var hidden = await HideAsync(work);

        Assert.Equal(HttpStatusCode.OK, hidden.StatusCode);
    }

    [Fact]
    public async Task An_allowed_post_in_the_case_of_an_insult_is_not_hidden_with_it()
    {
        var work = await RemovalWork.CaseAtPlatformAsync(shared.App);
        var question = await JoinAsync(work, "2", "À quelle heure ouvrez-vous demain ?");

        using var allowed = await work.OnCaseAsync("hidden-posts", new { mention_id = question });
        using var insult = await HideAsync(work);
        using var stranger = await work.OnCaseAsync("hidden-posts", new { mention_id = Guid.NewGuid() });

        Assert.Equal("permitted_speech", (await allowed.JsonAsync()).Text("code"));
        Assert.Equal(HttpStatusCode.OK, insult.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, stranger.StatusCode);
        Assert.Equal("/mention_id", (await stranger.JsonAsync()).GetProperty("errors")[0].Text("pointer"));
    }

    [Fact]
    public async Task Another_post_against_a_principle_puts_the_case_first_again()
    {
        var work = await LeakAsync();
        (await HideAsync(work)).EnsureSuccessStatusCode();

        await JoinAsync(work, "2", "Et le patron, c'est le 06 39 98 14 23, appelez-le aussi.");

        var found = await work.GetAsync(work.CasePath);
        Assert.True(found.GetProperty("case").GetProperty("is_exposed").GetBoolean());
        Assert.Equal(["principle met", "resolution running", "principle running"], Clocks(found));
    }

    [Fact]
    public async Task What_its_author_edits_while_it_is_hidden_stays_hidden()
    {
        var work = await LeakAsync();
        (await HideAsync(work)).EnsureSuccessStatusCode();

        using var edited = await work.Client.PostAsJsonAsync(
            $"{work.Root}/mentions",
            new
            {
                network = "facebook",
                external_id = "1",
                text = Leak + " Vite.",
                posted_at = DateTimeOffset.UtcNow.AddMinutes(-5),
                edited_at = DateTimeOffset.UtcNow,
                author = new { external_id = "a" },
            }
        );

        Assert.Equal("edited", (await edited.JsonAsync()).Text("result"));
        Assert.False((await work.CaseAsync()).GetProperty("is_exposed").GetBoolean());
        Assert.Equal(["opened", "mention_hidden", "mention_edited"], await work.HistoryAsync());
    }

    [Fact]
    public async Task It_needs_the_version_that_was_seen_and_the_right_to_write()
    {
        var work = await LeakAsync();
        var body = new { mention_id = work.Mention };
        var reader = work.By(await shared.App.WithScopesAsync("cases:read"));

        using var blind = await work.SendAsync(HttpMethod.Post, $"{work.CasePath}/hidden-posts", body);
        using var stale = await work.SendAsync(HttpMethod.Post, $"{work.CasePath}/hidden-posts", body, 99);
        using var onlyReads = await reader.SendAsync(HttpMethod.Post, $"{work.CasePath}/hidden-posts", body, 1);
        using var twice = await HideAsync(work);
        using var again = await HideAsync(work);

        Assert.Equal(HttpStatusCode.PreconditionRequired, blind.StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, onlyReads.StatusCode);
        Assert.Equal((HttpStatusCode.Conflict, "nothing_to_hide"), (again.StatusCode, (await again.JsonAsync()).Text("code")));
    }

    /// <summary>As intake opens it: no person has judged the post.</summary>
    private async Task<CaseWork> LeakAsync()
    {
        var brand = await shared.App.CreateBrandAsync("fr");
        var owner = shared.App.AsOwner();
        using var response = await owner.PostAsJsonAsync($"/v1/brands/{brand}/mentions", Post("1", Leak));
        var told = await response.JsonAsync();
        return new CaseWork(owner, brand, told.Text("id")) { Case = told.Text("case_id") };
    }

    private static async Task<string> JoinAsync(CaseWork work, string id, string text)
    {
        using var response = await work.Client.PostAsJsonAsync($"{work.Root}/mentions", Post(id, text));
        var joined = await response.JsonAsync();
        Assert.Equal(work.Case, joined.Text("case_id"));
        return joined.Text("id");
    }

    private static object Post(string id, string text) =>
        new
        {
            network = "facebook",
            external_id = id,
            text,
            posted_at = DateTimeOffset.UtcNow.AddMinutes(-1),
            author = new { external_id = "a" },
        };

    private static Task<HttpResponseMessage> HideAsync(CaseWork work, string? reason = null) =>
        work.OnCaseAsync("hidden-posts", new { mention_id = work.Mention, reason });

    private static string[] Clocks(JsonElement found) =>
        [.. found.GetProperty("clocks").EnumerateArray().Select(c => $"{c.Text("kind")} {c.Text("status")}")];

    private static string[] Words(JsonElement found, string name) =>
        [.. found.GetProperty(name).EnumerateArray().Select(w => w.GetString()!)];
}
