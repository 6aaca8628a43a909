using System.Net.Http.Json;
using System.Text.Json;
using Entente.Testing;
using Xunit;

namespace Entente.ApiTests.Cases;

/// <summary>Broken principles jump the queue; everything else waits in the order of its clock.</summary>
public sealed class UrgencyTests(SharedApp shared)
{
    [Fact]
    public async Task Broken_principles_come_first_then_the_oldest_clock_and_pages_join_without_gap()
    {
        var brand = await shared.App.CreateBrandAsync("fr");
        var owner = shared.App.AsOwner();
        var posts = Enumerable.Range(0, 7).Select(i => (Id: $"p{i}", Principle: i is 2 or 5)).ToList();
        foreach (var (id, principle) in posts)
        {
            await JudgeAsync(owner, brand, id, principle);
        }

        var all = await PageAsync(owner, $"/v1/brands/{brand}/cases?sort=urgency");
        var walked = new List<string>();
        var next = (string?)null;
        do
        {
            var page = await owner.GetFromJsonAsync<JsonElement>(
                $"/v1/brands/{brand}/cases?sort=urgency&limit=2" + (next is null ? "" : $"&cursor={Uri.EscapeDataString(next)}")
            );
            walked.AddRange(page.GetProperty("data").EnumerateArray().Select(c => c.Text("id")));
            next = page.GetProperty("next_cursor").GetString();
        } while (next is not null);

        Assert.Equal([true, true, false, false, false, false, false], all.Select(c => c.GetProperty("breaks_principle").GetBoolean()));
        Assert.Equal(["post p2", "post p5", "post p0", "post p1", "post p3", "post p4", "post p6"], all.Select(c => c.Text("text")));
        Assert.Equal(all.Select(c => c.Text("id")), walked);
        Assert.True(Due(all[0]) - Opened(all[0]) < Due(all[2]) - Opened(all[2]));
    }

    [Fact]
    public async Task A_closed_case_leaves_the_queue()
    {
        var work = await CaseWork.OnAsync(shared.App, "discontent");
        Assert.Single(await PageAsync(work.Client, $"{work.Root}/cases?sort=urgency"));

        await work.MoveAsync(new { to = "closed", outcome = "answered" });

        Assert.Empty(await PageAsync(work.Client, $"{work.Root}/cases?sort=urgency"));
    }

    private static async Task JudgeAsync(HttpClient owner, string brand, string id, bool principle)
    {
        using var posted = await owner.PostAsJsonAsync(
            $"/v1/brands/{brand}/mentions",
            new
            {
                network = "facebook",
                external_id = id,
                text = $"post {id}",
                posted_at = DateTimeOffset.UtcNow.AddMinutes(-5),
                author = new { external_id = $"author-{id}" },
            }
        );
        var principles = principle ? new[] { "employee_attack" } : [];
        using var judged = await owner.PostAsJsonAsync(
            $"/v1/brands/{brand}/mentions/{(await posted.JsonAsync()).Text("id")}/verdicts",
            new
            {
                category = "discontent",
                sentiment = "negative",
                principles,
            }
        );
        judged.EnsureSuccessStatusCode();
    }

    private static async Task<List<JsonElement>> PageAsync(HttpClient client, string path) =>
        [.. (await client.GetFromJsonAsync<JsonElement>(path)).GetProperty("data").EnumerateArray()];

    private static DateTimeOffset Due(JsonElement found) => found.GetProperty("due_at").GetDateTimeOffset();

    private static DateTimeOffset Opened(JsonElement found) => found.GetProperty("opened_at").GetDateTimeOffset();
}
