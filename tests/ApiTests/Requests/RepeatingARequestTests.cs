using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Entente.ApiTests.Cases;
using Xunit;

namespace Entente.ApiTests.Requests;

/// <summary>A client that did not hear the answer asks again, with the same Idempotency-Key.</summary>
public sealed class RepeatingARequestTests(SharedApp shared)
{
    [Fact]
    public async Task It_is_done_once_and_answered_the_same_again()
    {
        var work = await CaseWork.OnAsync(shared.App, "discontent");

        using var first = await AskAsync(work, "k1", "lead-requests", new { reason = "Please look." }, 2);
        using var again = await AskAsync(work, "\"k1\"", "lead-requests", new { reason = "Please look." }, 2);

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(await first.Content.ReadAsByteArrayAsync(), await again.Content.ReadAsByteArrayAsync());
        Assert.Equal(first.Headers.ETag, again.Headers.ETag);
        Assert.Equal((false, true), (IsReplay(first), IsReplay(again)));
        Assert.Single(await work.HistoryAsync(), kind => kind == "lead_asked");
    }

    [Fact]
    public async Task What_was_created_is_found_at_the_same_place_again()
    {
        var work = await CaseWork.OnAsync(shared.App, "discontent");
        var body = new { case_id = work.Case, text = "Bonjour, que s'est-il passé ?" };

        using var first = await PostAsync(work, "create", $"{work.Root}/replies", body);
        using var again = await PostAsync(work, "create", $"{work.Root}/replies", body);

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (first.StatusCode, again.StatusCode));
        Assert.Equal(first.Headers.Location, again.Headers.Location);
        Assert.Single((await work.GetAsync($"{work.Root}/replies")).GetProperty("data").EnumerateArray());
    }

    [Fact]
    public async Task Many_at_once_do_it_once()
    {
        var work = await CaseWork.OnAsync(shared.App, "discontent");
        var body = new { case_id = work.Case, text = "Bonjour, que s'est-il passé ?" };

        var all = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => PostAsync(work, "many", $"{work.Root}/replies", body)));

        Assert.All(all, r => Assert.True(r.StatusCode is HttpStatusCode.Created or HttpStatusCode.Conflict));
        Assert.All(
            all.Where(r => r.StatusCode == HttpStatusCode.Conflict),
            r => Assert.Equal(TimeSpan.FromSeconds(1), r.Headers.RetryAfter!.Delta)
        );
        Assert.Single((await work.GetAsync($"{work.Root}/replies")).GetProperty("data").EnumerateArray());
    }

    [Fact]
    public async Task A_refusal_by_the_ladder_is_repeated_and_leaves_nothing()
    {
        var work = await CaseWork.OnAsync(shared.App, "discontent");
        var version = await work.VersionAsync();

        using var first = await AskAsync(work, "refused", "transitions", new { to = "platform", reason = "We do not like it." }, version);
        using var again = await AskAsync(work, "refused", "transitions", new { to = "platform", reason = "We do not like it." }, version);

        Assert.Equal("permitted_speech", (await first.JsonAsync()).Text("code"));
        Assert.Equal("permitted_speech", (await again.JsonAsync()).Text("code"));
        Assert.True(IsReplay(again));
        Assert.Equal(version, await work.VersionAsync());
    }

    [Fact]
    public async Task A_key_stands_for_one_body_of_one_caller()
    {
        var work = await CaseWork.OnAsync(shared.App, "discontent");
        var other = work.By(await shared.App.WithScopesAsync("replies:write", "replies:read"));
        var body = new { case_id = work.Case, text = "Bonjour, que s'est-il passé ?" };
        using var first = await PostAsync(work, "k", $"{work.Root}/replies", body);

        using var reused = await PostAsync(work, "k", $"{work.Root}/replies", body with { text = "Autre chose ?" });
        using var others = await PostAsync(other, "k", $"{work.Root}/replies", body);
        using var bad = await PostAsync(work, new string('x', 256), $"{work.Root}/replies", body);
        using var malformed = await PostAsync(work, "m", $"{work.Root}/replies", new { nothing = 1 });
        using var mended = await PostAsync(work, "m", $"{work.Root}/replies", body);

        Assert.Equal((HttpStatusCode)422, reused.StatusCode);
        Assert.Equal("idempotency_key_reused", (await reused.JsonAsync()).Text("code"));
        Assert.Equal((HttpStatusCode.Created, false), (others.StatusCode, IsReplay(others)));
        Assert.Equal("invalid_idempotency_key", (await bad.JsonAsync()).Text("code"));
        Assert.Equal((HttpStatusCode)422, malformed.StatusCode);
        Assert.Equal(HttpStatusCode.Created, mended.StatusCode);
    }

    private static bool IsReplay(HttpResponseMessage response) => response.Headers.Contains("Idempotency-Replayed");

    private static Task<HttpResponseMessage> AskAsync(CaseWork work, string key, string what, object body, int version) =>
        PostAsync(work, key, $"{work.CasePath}/{what}", body, version);

    private static async Task<HttpResponseMessage> PostAsync(CaseWork work, string key, string path, object body, int? version = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        if (version is { } seen)
        {
            request.Headers.TryAddWithoutValidation("If-Match", $"\"{seen}\"");
        }
        return await work.Client.SendAsync(request);
    }
}
