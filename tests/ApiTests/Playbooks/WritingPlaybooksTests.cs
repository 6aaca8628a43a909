using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Entente.Testing;
using Xunit;

namespace Entente.ApiTests.Playbooks;

public sealed class WritingPlaybooksTests(SharedApp shared)
{
    [Fact]
    public async Task Every_change_is_a_version_and_what_was_said_stays()
    {
        var brand = await shared.App.CreateBrandAsync("fr");
        using var owner = shared.App.AsOwner();
        var made = await owner.PostAsJsonAsync(
            $"/v1/brands/{brand}/playbooks",
            new
            {
                title = "La même panne",
                advice = "Comptez les pannes.",
                categories = new[] { "discontent", "discontent" },
                steps = new[] { "new" },
            }
        );
        var path = made.Headers.Location!.ToString();
        var changed = await PatchAsync(owner, path, 1, new { advice = "Comptez les pannes, et demandez." });
        var same = await PatchAsync(owner, path, 2, new { advice = "Comptez les pannes, et demandez." });
        var stale = await PatchAsync(owner, path, 1, new { advice = "Autre chose." });
        var wrong = await PatchAsync(owner, path, 2, new { title = "  " });
        var first = await owner.GetFromJsonAsync<JsonElement>($"{path}/versions/1");

        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        Assert.Equal("fr", (await made.JsonAsync()).Text("language"));
        Assert.Equal(1, (await made.JsonAsync()).GetProperty("categories").GetArrayLength());
        Assert.Equal(2, (await changed.JsonAsync()).GetProperty("version").GetInt32());
        Assert.Equal(2, (await same.JsonAsync()).GetProperty("version").GetInt32());
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal("Comptez les pannes.", first.Text("advice"));
        Assert.Equal(HttpStatusCode.NotFound, (await owner.GetAsync($"{path}/versions/9")).StatusCode);
    }

    [Fact]
    public async Task A_list_is_narrowed_to_what_fits_and_has_nothing_out_of_use()
    {
        var brand = await shared.App.CreateBrandAsync("en");
        using var owner = shared.App.AsOwner();
        var root = $"/v1/brands/{brand}/playbooks";
        var all = await owner.PostAsJsonAsync(root, new { title = "All", advice = "Listen." });
        await owner.PostAsJsonAsync(
            root,
            new
            {
                title = "Insults",
                advice = "Talk.",
                categories = new[] { "insult" },
            }
        );
        await owner.PostAsJsonAsync(
            root,
            new
            {
                title = "Platform",
                advice = "Argue.",
                steps = new[] { "platform" },
            }
        );

        Assert.Equal(["All", "Insults"], await TitlesAsync(owner, $"{root}?category=insult&step=new"));
        Assert.Equal(["All", "Platform"], await TitlesAsync(owner, $"{root}?category=spam"));
        using var retirement = new HttpRequestMessage(HttpMethod.Delete, all.Headers.Location);
        retirement.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
        Assert.Equal(HttpStatusCode.NoContent, (await owner.SendAsync(retirement)).StatusCode);

        Assert.Equal(["Insults", "Platform"], await TitlesAsync(owner, root));
        Assert.Equal(HttpStatusCode.OK, (await owner.GetAsync(all.Headers.Location)).StatusCode);
        Assert.Equal(
            HttpStatusCode.Conflict,
            (await PatchAsync(owner, all.Headers.Location!.ToString(), 1, new { title = "Back" })).StatusCode
        );
    }

    private static async Task<string[]> TitlesAsync(HttpClient client, string path) =>
        [.. (await client.GetFromJsonAsync<JsonElement>(path)).GetProperty("data").EnumerateArray().Select(p => p.Text("title")!)];

    private static Task<HttpResponseMessage> PatchAsync(HttpClient client, string path, int seen, object patch) =>
        client.SendJsonAsync(HttpMethod.Patch, path, JsonSerializer.Serialize(patch), ("If-Match", $"\"{seen}\""));
}
