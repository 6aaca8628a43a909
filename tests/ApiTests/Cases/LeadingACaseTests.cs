using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Entente.Testing;
using Xunit;

namespace Entente.ApiTests.Cases;

public sealed class LeadingACaseTests(SharedApp shared)
{
    private readonly EntenteApp _app = shared.App;

    [Fact]
    public async Task A_permitted_post_is_never_referred_to_the_platform_and_the_refusal_says_what_is_allowed()
    {
        var (client, brand, mention) = await PostAsync("Ma box est en panne depuis trois jours, personne ne répond.");
        var opened = await JudgeAsync(client, brand, mention, "discontent");
        var talked = await MoveAsync(
            client,
            brand,
            opened,
            new { to = "dialogue", reply = new { text = "Bonjour, que s'est-il passé ?" } }
        );

        var refused = await MoveAsync(client, brand, opened, new { to = "platform", reason = "We do not like it." });
        var problem = await refused.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal(HttpStatusCode.OK, talked.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Equal("permitted_speech", problem.GetProperty("code").GetString());
        var detail = await client.GetFromJsonAsync<JsonElement>($"/v1/brands/{brand}/cases/{opened}");
        Assert.Equal(
            [
                "record_hidden permitted_speech",
                "record_shown nothing_to_show",
                "refer_to_platform permitted_speech",
                "refer_to_legal permitted_speech",
            ],
            detail.GetProperty("refused_moves").EnumerateArray().Select(m => $"{m.Text("move")} {m.Text("code")}")
        );
        Assert.DoesNotContain("refer_to_platform", detail.GetProperty("allowed_moves").EnumerateArray().Select(m => m.GetString()));
        Assert.Contains("record_reply", problem.GetProperty("allowed").EnumerateArray().Select(a => a.GetString()));
    }

    [Fact]
    public async Task A_case_goes_through_dialogue_to_its_outcome_and_its_history_tells_so()
    {
        var (client, brand, mention) = await PostAsync("Ma box est en panne depuis trois jours, personne ne répond.");
        var id = await JudgeAsync(client, brand, mention, "discontent");
        await MoveAsync(client, brand, id, new { to = "dialogue", reply = new { text = "Bonjour, que s'est-il passé ?" } });
        await SendAsync(
            client,
            $"/v1/brands/{brand}/cases/{id}/author-answers",
            await VersionAsync(client, brand, id),
            new { answer = "changed_mind", words = "Merci !" }
        );
        var closed = await MoveAsync(client, brand, id, new { to = "closed", outcome = "changed_mind" });

        var detail = await closed.Content.ReadFromJsonAsync<JsonElement>();
        var events = await client.GetFromJsonAsync<JsonElement>($"/v1/brands/{brand}/cases/{id}/events");

        Assert.Equal("closed", detail.GetProperty("case").GetProperty("step").GetString());
        Assert.Equal("changed_mind", detail.GetProperty("case").GetProperty("outcome").GetString());
        Assert.Equal($"\"{detail.GetProperty("case").GetProperty("version")}\"", closed.Headers.ETag?.Tag);
        Assert.Equal(
            ["opened", "verdict_given", "reply_recorded", "author_answered", "closed"],
            events
                .GetProperty("data")
                .EnumerateArray()
                .Select(e => e.GetProperty("kind").GetString())
                .Where(k => k != "mention_attached")
                .Prepend("opened")
                .Distinct()
        );
    }

    [Fact]
    public async Task Of_two_people_acting_at_once_one_wins_and_the_other_is_told()
    {
        var (client, brand, mention) = await PostAsync("Ma box est en panne depuis trois jours, personne ne répond.");
        var id = await JudgeAsync(client, brand, mention, "discontent");

        var seen = await VersionAsync(client, brand, id);
        var path = $"/v1/brands/{brand}/cases/{id}/transitions";
        var both = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(i => SendAsync(client, path, seen, new { to = "dialogue", reply = new { text = $"Bonjour {i}" } }))
        );

        var history = await client.GetFromJsonAsync<JsonElement>($"/v1/brands/{brand}/cases/{id}/events");
        Assert.Equal(1, history.GetProperty("data").EnumerateArray().Count(e => e.GetProperty("kind").GetString() == "reply_recorded"));
        Assert.Single(both, r => r.StatusCode == HttpStatusCode.OK);
        Assert.Equal(7, both.Count(r => r.StatusCode == HttpStatusCode.PreconditionFailed));
        Assert.Equal(428, (int)(await client.PostAsJsonAsync($"/v1/brands/{brand}/cases/{id}/transitions", new { to = "new" })).StatusCode);
    }

    [Fact]
    public async Task A_verdict_wins_over_the_machine_and_is_kept_beside_it()
    {
        var (client, brand, mention) = await PostAsync("Merci pour rien, encore une coupure ce matin.");

        await JudgeAsync(client, brand, mention, "insult");
        var detail = await client.GetFromJsonAsync<JsonElement>($"/v1/brands/{brand}/mentions/{mention}");

        Assert.Equal("insult", detail.GetProperty("mention").GetProperty("category").GetString());
        Assert.Equal("contestable", detail.GetProperty("mention").GetProperty("standing").GetString());
        Assert.NotEqual("insult", detail.GetProperty("assessment").GetProperty("category").GetString());
        Assert.Equal("insult", Assert.Single(detail.GetProperty("verdicts").EnumerateArray()).GetProperty("category").GetString());
    }

    private async Task<(HttpClient Client, string Brand, string Mention)> PostAsync(string text)
    {
        var brand = await _app.CreateBrandAsync("fr");
        var owner = _app.AsOwner();
        var response = await owner.PostAsJsonAsync(
            $"/v1/brands/{brand}/mentions",
            new
            {
                network = "facebook",
                external_id = "1",
                text,
                posted_at = DateTimeOffset.UtcNow.AddHours(-1),
                author = new { external_id = "a" },
            }
        );
        return (owner, brand, (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!);
    }

    /// <summary>Judges the post and answers its case, whether the machine or the verdict opened it.</summary>
    private static async Task<string> JudgeAsync(HttpClient client, string brand, string mention, string category)
    {
        var response = await client.PostAsJsonAsync(
            $"/v1/brands/{brand}/mentions/{mention}/verdicts",
            new { category, sentiment = "negative" }
        );
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("case_id").GetString()!;
    }

    private static async Task<HttpResponseMessage> MoveAsync(HttpClient client, string brand, string id, object move) =>
        await SendAsync(client, $"/v1/brands/{brand}/cases/{id}/transitions", await VersionAsync(client, brand, id), move);

    private static async Task<int> VersionAsync(HttpClient client, string brand, string id) =>
        (await client.GetFromJsonAsync<JsonElement>($"/v1/brands/{brand}/cases/{id}"))
            .GetProperty("case")
            .GetProperty("version")
            .GetInt32();

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string path, int version, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.TryAddWithoutValidation("If-Match", $"\"{version}\"");
        return await client.SendAsync(request);
    }
}
