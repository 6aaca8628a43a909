using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Entente.Testing;
using Xunit;

namespace Entente.ApiTests.Mentions;

public sealed class JudgingLaterTests(SharedApp shared)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Posts_that_are_judged_later_end_like_those_judged_at_once()
    {
        using var owner = shared.App.AsOwner();
        var (atOnce, later) = (await shared.App.CreateBrandAsync(), await shared.App.CreateBrandAsync());
        object[] posts =
        [
            Post("1", "Troisième panne en un mois, personne ne répond, je veux être remboursé."),
            Post("2", "Merci, problème réglé en dix minutes !"),
            Post("2", "Merci, problème réglé en dix minutes !"),
            new { network = "x", external_id = "3" },
            Post("4", "Votre vendeur Kevin est un abruti fini."),
        ];
        using var now = await owner.PostAsJsonAsync($"/v1/brands/{atOnce}/mentions/batch", new { items = posts }, Ct);
        Assert.Equal(HttpStatusCode.MultiStatus, now.StatusCode);

        using var promise = await SendAsync(owner, later, posts);

        Assert.Equal(HttpStatusCode.Accepted, promise.StatusCode);
        Assert.Equal("respond-async", promise.Headers.GetValues("Preference-Applied").Single());
        var answer = await promise.Content.ReadFromJsonAsync<JsonElement>(Ct);
        Assert.Equal(4, answer.GetProperty("lot").GetProperty("posts").GetInt32());
        var refused = Assert.Single(answer.GetProperty("refused").EnumerateArray());
        Assert.Equal(3, refused.GetProperty("index").GetInt32());
        Assert.Equal("invalid_request", refused.GetProperty("problem").GetProperty("code").GetString());
        var lot = await ReadAsync(owner, promise.Headers.Location!);
        Assert.Equal((3, 1, 0), (Count(lot, "accepted"), Count(lot, "duplicates"), Count(lot, "rejected")));
        Assert.Equal(await TextsOfCasesAsync(owner, atOnce), await TextsOfCasesAsync(owner, later));
    }

    [Fact]
    public async Task A_batch_of_which_nothing_is_left_is_answered_at_once()
    {
        using var owner = shared.App.AsOwner();
        var brand = await shared.App.CreateBrandAsync();

        using var answer = await SendAsync(owner, brand, [new { network = "x", external_id = "3" }]);

        Assert.Equal(HttpStatusCode.MultiStatus, answer.StatusCode);
        Assert.Equal(1, (await answer.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("rejected").GetInt32());
    }

    [Fact]
    public async Task A_stream_that_is_judged_later_names_its_lots()
    {
        using var owner = shared.App.AsOwner();
        var brand = await shared.App.CreateBrandAsync();
        var lines = Enumerable.Range(0, 1_002).Select(i => i == 1 ? "{}" : JsonSerializer.Serialize(Post($"{i}", "Bonjour")));
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v1/brands/{brand}/mentions/batch");
        request.Headers.Add("Prefer", "respond-async");
        request.Content = new StringContent(string.Join('\n', lines), null, "application/x-ndjson");

        using var promise = await owner.SendAsync(request, Ct);

        Assert.Equal(HttpStatusCode.Accepted, promise.StatusCode);
        Assert.Equal("respond-async", promise.Headers.GetValues("Preference-Applied").Single());
        var said = (await promise.Content.ReadAsStringAsync(Ct))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonSerializer.Deserialize<JsonElement>(line))
            .ToList();
        Assert.Equal(1, said[0].GetProperty("index").GetInt32());
        Assert.Equal((1_001, 1), (Count(said[^1], "stored"), Count(said[^1], "rejected")));
        var lots = said[1..^1].Select(l => l.GetProperty("lot")).ToList();
        Assert.Equal([999, 2], lots.Select(l => Count(l, "posts")));
        var address = $"/v1/brands/{brand}/inbox-lots";
        foreach (var lot in lots)
        {
            await ReadAsync(owner, new Uri($"{address}/{lot.GetProperty("id").GetString()}", UriKind.Relative));
        }
        var page = await owner.GetFromJsonAsync<JsonElement>($"{address}?status=succeeded&limit=1", Ct);
        Assert.Equal(2, Count(page.GetProperty("data")[0], "posts"));
        var next = await owner.GetFromJsonAsync<JsonElement>($"{address}?status=succeeded&cursor={page.GetProperty("next_cursor")}", Ct);
        Assert.Equal(999, Count(Assert.Single(next.GetProperty("data").EnumerateArray()), "posts"));
        using var again = await owner.PostAsync($"{address}/{lots[0].GetProperty("id")}/retries", null, Ct);
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        Assert.Equal("inbox_lot_not_failed", (await again.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task Another_brands_lot_is_not_there()
    {
        using var owner = shared.App.AsOwner();
        var brand = await shared.App.CreateBrandAsync();
        using var promise = await SendAsync(owner, brand, [Post("1", "Bonjour")]);
        var elsewhere = promise.Headers.Location!.ToString().Replace(brand, await shared.App.CreateBrandAsync(), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.NotFound, (await owner.GetAsync(new Uri(elsewhere, UriKind.Relative), Ct)).StatusCode);
    }

    private static object Post(string id, string text) =>
        new
        {
            network = "x",
            external_id = id,
            text,
            posted_at = "2026-02-10T08:12:00Z",
            author = new { external_id = $"author {id}" },
        };

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string brand, object[] posts)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v1/brands/{brand}/mentions/batch");
        request.Headers.Add("Prefer", "respond-async, wait=5");
        request.Content = JsonContent.Create(new { items = posts });
        return await client.SendAsync(request, Ct);
    }

    private static async Task<JsonElement> ReadAsync(HttpClient client, Uri lot)
    {
        while (true)
        {
            var read = await client.GetFromJsonAsync<JsonElement>(lot, Ct);
            if (read.GetProperty("status").GetString() is "succeeded" or "failed")
            {
                Assert.Equal("succeeded", read.GetProperty("status").GetString());
                return read;
            }
            await Task.Delay(50, Ct);
        }
    }

    private static int Count(JsonElement lot, string what) => lot.GetProperty(what).GetInt32();

    private static async Task<IReadOnlyList<string>> TextsOfCasesAsync(HttpClient client, string brand) =>
        [
            .. (await client.GetFromJsonAsync<JsonElement>($"/v1/brands/{brand}/cases", Ct))
                .GetProperty("data")
                .EnumerateArray()
                .Select(c => $"{c.GetProperty("category")} {c.GetProperty("standing")} {c.GetProperty("mentions")}")
                .Order(StringComparer.Ordinal),
        ];
}
