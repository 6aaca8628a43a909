using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Entente.Testing;
using Xunit;

namespace Entente.ApiTests.Mentions;

public sealed class RecordingMentionsTests(SharedApp shared)
{
    private readonly EntenteApp _app = shared.App;

    [Fact]
    public async Task One_post_is_created_once_then_known()
    {
        var brand = await _app.CreateBrandAsync();
        using var owner = _app.AsOwner();

        var first = await owner.PostAsJsonAsync($"/v1/brands/{brand}/mentions", Post("1"));
        var second = await owner.PostAsJsonAsync($"/v1/brands/{brand}/mentions", Post("1"));
        var read = await owner.GetFromJsonAsync<JsonElement>(first.Headers.Location);

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (first.StatusCode, second.StatusCode));
        Assert.Equal("Troisième panne en un mois, j'en ai marre.", read.GetProperty("mention").GetProperty("text").GetString());
        Assert.Equal("negative", read.GetProperty("assessment").GetProperty("sentiment").GetString());
        Assert.NotEmpty(read.GetProperty("assessment").GetProperty("reasons").EnumerateArray());
    }

    [Fact]
    public async Task In_a_batch_only_the_bad_item_is_refused_each_by_its_pointer()
    {
        var brand = await _app.CreateBrandAsync();
        using var owner = _app.AsOwner();
        var deep = string.Concat(Enumerable.Repeat("[", 5000)) + string.Concat(Enumerable.Repeat("]", 5000));
        string[] items =
        [
            Json("a", "\"fine\""),
            Json("b", "\"nul \\u0000 inside\""),
            Json("c", "\"lone \\ud800 surrogate\""),
            Json("d", "17"),
            "\"no object\"",
            """{"network":"facebook","external_id":"e","text":"x","posted_at":"2026-01-05T10:00:00Z","unknown":1}""",
            $$$"""{"network":"facebook","external_id":"f","text":"x","posted_at":"2026-01-05T10:00:00Z","raw":{{{deep}}}}""",
            """{"network":"orkut","external_id":"g","text":"x","posted_at":"yesterday"}""",
            Json("a", "\"fine\""),
            Json("h", "\"\u202Eright to left\u200B 👩‍👩‍👧 e\u0301\""),
        ];

        var response = await SendAsync(owner, brand, Encoding.UTF8.GetBytes($$"""{"items":[{{string.Join(',', items)}}]}"""));
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal(HttpStatusCode.MultiStatus, response.StatusCode);
        Assert.Equal([201, 422, 422, 422, 422, 422, 422, 422, 200, 201], Items(answer).Select(i => i.GetProperty("status").GetInt32()));
        Assert.Equal((2, 1, 7), (Count(answer, "accepted"), Count(answer, "duplicates"), Count(answer, "rejected")));
        Assert.Equal(["/text"], Pointers(answer, 1));
        Assert.Equal(["/text"], Pointers(answer, 2));
        Assert.Equal(["/text"], Pointers(answer, 3));
        Assert.Equal(["/unknown"], Pointers(answer, 5));
        Assert.Equal(["/network", "/posted_at"], Pointers(answer, 7).Order());
        var kept = await owner.GetFromJsonAsync<JsonElement>($"/v1/brands/{brand}/mentions?external_id=h");
        Assert.Equal("\u202Eright to left\u200B 👩‍👩‍👧 e\u0301", kept.GetProperty("data")[0].GetProperty("text").GetString());
    }

    [Fact]
    public async Task Broken_bytes_in_one_item_leave_the_others_alone()
    {
        var brand = await _app.CreateBrandAsync();
        using var owner = _app.AsOwner();
        byte[] body =
        [
            .. "{\"items\":["u8,
            .. Encoding.UTF8.GetBytes(Json("a", "\"ok\"")),
            .. ","u8,
            .. Encoding.UTF8.GetBytes(Json("b", "\"#\"")),
            .. "]}"u8,
        ];
        body[Array.LastIndexOf(body, (byte)'#')] = 0xFF;

        var answer = await (await SendAsync(owner, brand, body)).Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal([201, 422], Items(answer).Select(i => i.GetProperty("status").GetInt32()));
        Assert.Equal(["/text"], Pointers(answer, 1));
    }

    [Theory]
    [InlineData("", 400)]
    [InlineData("{", 400)]
    [InlineData("""{"items":[{]}""", 400)]
    [InlineData("[]", 422)]
    [InlineData("""{"items":{}}""", 422)]
    [InlineData("""{"items":[]}""", 422)]
    [InlineData("""{"items":[],"more":1}""", 422)]
    public async Task A_body_that_is_no_batch_is_refused_whole(string body, int status)
    {
        var brand = await _app.CreateBrandAsync();
        using var owner = _app.AsOwner();

        var response = await SendAsync(owner, brand, Encoding.UTF8.GetBytes(body));

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_thousand_items_are_taken_and_one_more_is_not()
    {
        var brand = await _app.CreateBrandAsync();
        using var owner = _app.AsOwner();
        byte[] Body(int count) =>
            Encoding.UTF8.GetBytes($$"""{"items":[{{string.Join(',', Enumerable.Range(0, count).Select(i => Json($"{i}", "\"x\"")))}}]}""");

        Assert.Equal(422, (int)(await SendAsync(owner, brand, Body(1001))).StatusCode);
        Assert.Equal(207, (int)(await SendAsync(owner, brand, Body(1000))).StatusCode);
    }

    [Fact]
    public async Task More_than_ten_megabytes_are_too_much()
    {
        var brand = await _app.CreateBrandAsync();
        using var owner = _app.AsOwner();

        var response = await SendAsync(owner, brand, Encoding.UTF8.GetBytes($$"""{"items":["{{new string('x', 10 * 1024 * 1024)}}"]}"""));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task A_stream_of_lines_is_answered_line_by_line()
    {
        var brand = await _app.CreateBrandAsync();
        using var owner = _app.AsOwner();
        var lines = Enumerable.Range(0, 2500).Select(i => i == 1700 ? "{broken" : Json($"{i}", "\"merci beaucoup\""));
        using var content = new StringContent(string.Join("\n", lines) + "\n\n", Encoding.UTF8, "application/x-ndjson");

        var response = await owner.PostAsync($"/v1/brands/{brand}/mentions/batch", content);
        var answers = (await response.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(2501, answers.Length);
        Assert.Equal(1700, JsonDocument.Parse(answers[1700]).RootElement.GetProperty("index").GetInt32());
        Assert.Equal(
            "malformed_json",
            JsonDocument.Parse(answers[1700]).RootElement.GetProperty("problem").GetProperty("code").GetString()
        );
        var sums = JsonDocument.Parse(answers[^1]).RootElement;
        Assert.Equal((2499, 0, 1), (Count(sums, "accepted"), Count(sums, "duplicates"), Count(sums, "rejected")));
    }

    [Fact]
    public async Task The_connection_of_a_stream_serves_what_comes_after_it()
    {
        var brand = await _app.CreateBrandAsync();
        var connections = 0;
        using var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (context, ct) =>
            {
                Interlocked.Increment(ref connections);
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(context.DnsEndPoint, ct);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        using var client = new HttpClient(handler) { BaseAddress = _app.Address };
        client.DefaultRequestHeaders.Authorization = new("Bearer", EntenteApp.OwnerKey);

        for (var i = 0; i < 5; i++)
        {
            using var lines = new StringContent(Json($"{i}", "\"merci\""), Encoding.UTF8, "application/x-ndjson");
            using var streamed = await client.PostAsync($"/v1/brands/{brand}/mentions/batch", lines);
            await streamed.Content.ReadAsStringAsync();
            // Time for a server that would drop the connection to do so.
            await Task.Delay(50, TestContext.Current.CancellationToken);
            using var after = await client.GetAsync($"/v1/brands/{brand}/mentions");
            Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        }

        Assert.Equal(1, connections);
    }

    [Fact]
    public async Task Authors_are_named_only_to_who_may_know_them()
    {
        var brand = await _app.CreateBrandAsync();
        using var owner = _app.AsOwner();
        using var analyst = await _app.OnBrandsAsync([brand], "mentions:read");
        await owner.PostAsJsonAsync($"/v1/brands/{brand}/mentions", Post("1"));

        var seen = (await analyst.GetFromJsonAsync<JsonElement>($"/v1/brands/{brand}/mentions")).GetProperty("data")[0];
        var known = (await owner.GetFromJsonAsync<JsonElement>($"/v1/brands/{brand}/mentions")).GetProperty("data")[0];

        Assert.Equal(JsonValueKind.Null, seen.GetProperty("author").ValueKind);
        Assert.Equal("hugo.b", known.GetProperty("author").GetProperty("handle").GetString());
        Assert.Equal(known.GetProperty("author_id").GetString(), seen.GetProperty("author_id").GetString());
    }

    [Fact]
    public async Task A_list_walked_while_it_grows_neither_repeats_nor_skips()
    {
        var brand = await _app.CreateBrandAsync();
        using var owner = _app.AsOwner();
        await SendAsync(owner, brand, Batch(0, 120));
        var seen = new List<string>();
        string? next = $"/v1/brands/{brand}/mentions?limit=50";
        for (var page = 0; next is not null; page++)
        {
            var answer = await owner.GetFromJsonAsync<JsonElement>(next);
            seen.AddRange(answer.GetProperty("data").EnumerateArray().Select(m => m.GetProperty("external_id").GetString()!));
            var cursor = answer.GetProperty("next_cursor").GetString();
            next = cursor is null ? null : $"/v1/brands/{brand}/mentions?limit=50&cursor={cursor}";
            await SendAsync(owner, brand, Batch(1000 + page * 10, 10));
        }

        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Superset(Enumerable.Range(0, 120).Select(i => $"{i}").ToHashSet(), seen.ToHashSet());
    }

    [Fact]
    public async Task Triage_says_the_same_of_a_text_and_stores_nothing()
    {
        var brand = await _app.CreateBrandAsync();
        using var owner = _app.AsOwner();

        var response = await owner.PostAsJsonAsync(
            $"/v1/brands/{brand}/triage",
            new
            {
                texts = new[]
                {
                    new { text = "Troisième panne en un mois, j'en ai marre." },
                    new { text = "Appelez-la au 06 39 98 12 34 !" },
                },
            }
        );
        var answers = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("data");

        Assert.Equal("negative", answers[0].GetProperty("assessment").GetProperty("sentiment").GetString());
        Assert.Equal("permitted", answers[0].GetProperty("standing").GetString());
        Assert.Equal("unacceptable", answers[1].GetProperty("standing").GetString());
        Assert.Contains(
            answers[1].GetProperty("assessment").GetProperty("signals").EnumerateArray(),
            s => s.GetProperty("kind").GetString() == "personal_data"
        );
        Assert.Empty((await owner.GetFromJsonAsync<JsonElement>($"/v1/brands/{brand}/mentions")).GetProperty("data").EnumerateArray());
    }

    private static object Post(string id) =>
        new
        {
            network = "facebook",
            external_id = id,
            text = "Troisième panne en un mois, j'en ai marre.",
            posted_at = "2026-02-10T09:12:00+01:00",
            author = new
            {
                external_id = "7001",
                handle = "hugo.b",
                display_name = "Hugo B.",
            },
            raw = new { id, message = "…" },
        };

    private static string Json(string id, string text) =>
        $$"""{"network":"facebook","external_id":"{{id}}","text":{{text}},"posted_at":"2026-01-05T10:00:00Z"}""";

    private static byte[] Batch(int from, int count) =>
        Encoding.UTF8.GetBytes(
            $$"""{"items":[{{string.Join(',', Enumerable.Range(from, count).Select(i => $$"""{"network":"x","external_id":"{{i}}","text":"x","posted_at":"{{new DateTime(2026, 1, 5).AddMinutes(i):s}}Z"}"""))}}]}"""
        );

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, string brand, byte[] body)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new("application/json");
        return client.PostAsync($"/v1/brands/{brand}/mentions/batch", content);
    }

    private static IEnumerable<JsonElement> Items(JsonElement answer) => answer.GetProperty("items").EnumerateArray();

    private static int Count(JsonElement answer, string name) => answer.GetProperty(name).GetInt32();

    private static IEnumerable<string?> Pointers(JsonElement answer, int index) =>
        answer
            .GetProperty("items")[index]
            .GetProperty("problem")
            .GetProperty("errors")
            .EnumerateArray()
            .Select(e => e.GetProperty("pointer").GetString());
}
