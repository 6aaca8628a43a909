using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Xunit;

namespace Entente.ApiTests.Cases;

/// <summary>Who works on a case, and what colleagues tell each other about it.</summary>
public sealed class SharingTheWorkTests(SharedApp shared)
{
    [Fact]
    public async Task A_case_is_taken_listed_as_mine_and_put_back()
    {
        var work = await CaseWork.OnAsync(shared.App, "discontent");
        var me = await MeAsync(work);

        var taken = await work.OnCaseAsync("assignments", new { assignee_id = me.Text("id") });
        var mine = await ListAsync(work, "me");
        var nobodys = await ListAsync(work, "nobody");
        var back = await work.OnCaseAsync("assignments", new { assignee_id = (string?)null });

        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        Assert.Equal(me.Text("name"), (await taken.JsonAsync()).GetProperty("case").GetProperty("assignee").Text("name"));
        Assert.Equal([work.Case], mine);
        Assert.Empty(nobodys);
        Assert.Equal(JsonValueKind.Null, (await back.JsonAsync()).GetProperty("case").GetProperty("assignee").ValueKind);
        Assert.Empty(await ListAsync(work, "me"));
        Assert.Equal([work.Case], await ListAsync(work, "nobody"));
        Assert.Equal(["assigned", "assigned"], (await work.HistoryAsync()).Where(k => k == "assigned"));
    }

    [Fact]
    public async Task Taking_what_one_has_already_changes_nothing()
    {
        var work = await CaseWork.OnAsync(shared.App, "discontent");
        var me = (await MeAsync(work)).Text("id");
        await work.OnCaseAsync("assignments", new { assignee_id = me });
        var version = await work.VersionAsync();

        var again = await work.OnCaseAsync("assignments", new { assignee_id = me });

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(version, await work.VersionAsync());
    }

    [Fact]
    public async Task Only_people_who_may_work_on_the_cases_of_the_brand_can_have_one()
    {
        var work = await CaseWork.OnAsync(shared.App, "discontent");
        var other = await shared.App.CreateBrandAsync();
        using var reader = await shared.App.OnBrandsAsync([work.Brand], "cases:read");
        using var elsewhere = await shared.App.OnBrandsAsync([other], "cases:read", "cases:write");
        using var agent = await shared.App.OnBrandsAsync([work.Brand], "cases:read", "cases:write");

        var people = await PeopleAsync(agent, work.Root);
        var stranger = (await PeopleAsync(elsewhere, $"/v1/brands/{other}")).Single(p => p.GetProperty("is_you").GetBoolean());
        var refused = await work.OnCaseAsync("assignments", new { assignee_id = stranger.Text("id") });

        Assert.Single(people, p => p.GetProperty("is_you").GetBoolean());
        Assert.DoesNotContain(await PeopleAsync(reader, work.Root), p => p.GetProperty("is_you").GetBoolean());
        Assert.DoesNotContain(people, p => p.Text("id") == stranger.Text("id"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var fault = (await refused.JsonAsync()).GetProperty("errors")[0];
        Assert.Equal(("no_such_assignee", "/assignee_id"), (fault.Text("code"), fault.Text("pointer")));
    }

    [Fact]
    public async Task A_closed_case_is_nobodys_work()
    {
        var work = await CaseWork.OnAsync(shared.App, "discontent");
        await work.MoveAsync(new { to = "closed", outcome = "answered" });

        var refused = await work.OnCaseAsync("assignments", new { assignee_id = (await MeAsync(work)).Text("id") });

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        var problem = await refused.JsonAsync();
        Assert.Equal("invalid_transition", problem.Text("code"));
        Assert.Equal(["reopen"], problem.GetProperty("allowed").EnumerateArray().Select(a => a.GetString()!));
    }

    [Fact]
    public async Task A_note_is_kept_in_the_history_and_stands_in_nobodys_way()
    {
        var work = await CaseWork.OnAsync(shared.App, "discontent");
        var version = await work.VersionAsync();

        var noted = await work.SendAsync(HttpMethod.Post, $"{work.CasePath}/notes", new { text = "Demander au réseau : troisième panne." });
        var notes = (await work.GetAsync($"{work.CasePath}/notes")).GetProperty("data").EnumerateArray().ToList();

        Assert.Equal(HttpStatusCode.Created, noted.StatusCode);
        Assert.Equal("Demander au réseau : troisième panne.", Assert.Single(notes).Text("text"));
        Assert.Equal(version, await work.VersionAsync());
        Assert.Contains("noted", await work.HistoryAsync());
        Assert.True((await work.GetAsync($"{work.Root}/audit-chain/verification")).GetProperty("intact").GetBoolean());
    }

    [Fact]
    public async Task Whoever_was_slower_is_told_what_happened_since_the_version_they_saw()
    {
        var work = await CaseWork.OnAsync(shared.App, "discontent");
        var seen = await work.VersionAsync();
        await work.OnCaseAsync("lead-requests", new { reason = "L'auteur nomme une collègue." });
        await work.MoveAsync(new { to = "closed", outcome = "answered" });

        var late = await work.SendAsync(
            HttpMethod.Post,
            $"{work.CasePath}/transitions",
            new { to = "closed", outcome = "tolerated" },
            seen
        );

        Assert.Equal(HttpStatusCode.PreconditionFailed, late.StatusCode);
        var problem = await late.JsonAsync();
        Assert.Equal(seen + 2, problem.GetProperty("current_version").GetInt32());
        Assert.Equal(["lead_asked", "closed"], problem.GetProperty("changes").EnumerateArray().Select(c => c.Text("kind")));
    }

    private static async Task<JsonElement> MeAsync(CaseWork work) =>
        (await PeopleAsync(work.Client, work.Root)).Single(p => p.GetProperty("is_you").GetBoolean());

    private static async Task<List<JsonElement>> PeopleAsync(HttpClient client, string root) =>
        [.. (await client.GetFromJsonAsync<JsonElement>($"{root}/assignees")).GetProperty("data").EnumerateArray()];

    private static async Task<string[]> ListAsync(CaseWork work, string assignee) =>
        [.. (await work.GetAsync($"{work.Root}/cases?assignee={assignee}")).GetProperty("data").EnumerateArray().Select(c => c.Text("id"))];
}
