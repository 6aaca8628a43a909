using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Xunit;

namespace Entente.ApiTests.Cases;

/// <summary>What the author does to their post proposes how the case ends; a person decides.</summary>
public sealed class ProposedOutcomesTests(SharedApp shared)
{
    private const string Reply = "Bonjour, cette panne dure depuis trop longtemps. Que s'est-il passé ? Je vous réponds avant midi. Aya";

    [Fact]
    public async Task An_edit_proposes_edited_and_a_deletion_withdrew_until_the_case_is_closed()
    {
        var work = await CaseWork.OnAsync(shared.App, "discontent", "Troisième panne en un mois, bande de nuls.");
        await work.MoveAsync(new { to = "dialogue", reply = new { text = Reply } });
        var before = await ProposedAsync(work);

        await ComesInAsync(work, Edit("Troisième panne en un mois."));
        var edited = await ProposedAsync(work);
        await ComesInAsync(work, new { deleted_at = DateTimeOffset.UtcNow });
        var deleted = await ProposedAsync(work);
        var listed = await work.GetAsync($"{work.Root}/cases?has_proposed_outcome=true");
        using var closed = await work.MoveAsync(new { to = "closed", outcome = "withdrew" });
        var after = await work.GetAsync($"{work.Root}/cases?has_proposed_outcome=true");

        Assert.Equal(JsonValueKind.Null, before.ValueKind);
        Assert.Equal(("edited", work.Mention), (edited.Text("outcome"), edited.Text("mention_id")));
        Assert.Equal("withdrew", deleted.Text("outcome"));
        Assert.Equal(work.Case, Assert.Single(listed.GetProperty("data").EnumerateArray()).Text("id"));
        Assert.Equal(HttpStatusCode.OK, closed.StatusCode);
        Assert.Empty(after.GetProperty("data").EnumerateArray());
        Assert.Equal(JsonValueKind.Null, (await ProposedAsync(work)).ValueKind);
    }

    [Fact]
    public async Task A_further_reply_asks_the_author_again()
    {
        var work = await CaseWork.OnAsync(shared.App, "discontent", "Troisième panne en un mois, bande de nuls.");
        await ComesInAsync(work, Edit("Quatrième panne, bande de nuls."));
        var proposed = await ProposedAsync(work);

        await work.MoveAsync(new { to = "dialogue", reply = new { text = Reply } });

        Assert.Equal("edited", proposed.Text("outcome"));
        Assert.Equal(JsonValueKind.Null, (await ProposedAsync(work)).ValueKind);
    }

    private static object Edit(string text) =>
        new
        {
            text,
            posted_at = DateTimeOffset.UtcNow.AddHours(-1),
            edited_at = DateTimeOffset.UtcNow,
            author = new { external_id = "a" },
        };

    private static async Task<JsonElement> ProposedAsync(CaseWork work) => (await work.CaseAsync()).GetProperty("proposed_outcome");

    private static async Task ComesInAsync(CaseWork work, object change)
    {
        var body = JsonSerializer.SerializeToNode(change)!.AsObject();
        body["network"] = "facebook";
        body["external_id"] = "1";
        using var response = await work.Client.PostAsJsonAsync($"{work.Root}/mentions", body);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    }
}
