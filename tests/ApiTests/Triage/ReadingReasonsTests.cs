using System.Text.Json;
using Entente.Testing;
using Xunit;

namespace Entente.ApiTests.Triage;

public sealed class ReadingReasonsTests(SharedApp shared)
{
    private readonly EntenteApp _app = shared.App;

    [Theory]
    [InlineData("fr", "connards » est une insulte")]
    [InlineData("en", "connards” is an insult")]
    public async Task Reasons_come_in_the_language_of_the_reader_with_their_place(string language, string expected)
    {
        const string post = "Bande de connards, mon mail : lea@example.com";
        var assessment = await AssessAsync(post, language);

        var reasons = assessment.GetProperty("reasons").EnumerateArray().ToList();
        Assert.All(reasons, r => Assert.False(string.IsNullOrWhiteSpace(r.Text("text"))));
        Assert.All(reasons, r => Assert.DoesNotContain("{0}", r.Text("text"), StringComparison.Ordinal));
        Assert.Contains(
            reasons,
            r => r.Text("code") == "insult" && r.Text("text").Replace('\u00A0', ' ').EndsWith(expected, StringComparison.Ordinal)
        );
        var signal = assessment.GetProperty("signals").EnumerateArray().First(s => s.Text("kind") == "personal_data");
        Assert.Equal("lea@example.com", post[signal.GetProperty("start").GetInt32()..signal.GetProperty("end").GetInt32()]);
        Assert.Contains("le•@•••••••.•om", signal.Text("text"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stored_assessment_is_read_in_either_language()
    {
        var brand = await _app.CreateBrandAsync();
        using var owner = _app.AsOwner();
        const string json =
            """{"network":"facebook","external_id":"1","text":"Merci à toute l'équipe, au top","posted_at":"2026-01-05T10:00:00Z"}""";
        var created = await owner.SendJsonAsync(HttpMethod.Post, $"/v1/brands/{brand}/mentions", json);

        var french = await (await owner.AskAsync(HttpMethod.Get, $"{created.Headers.Location}", ("Accept-Language", "fr"))).JsonAsync();
        var english = await (await owner.AskAsync(HttpMethod.Get, $"{created.Headers.Location}", ("Accept-Language", "en"))).JsonAsync();

        Assert.StartsWith("Éloge", First(french), StringComparison.Ordinal);
        Assert.StartsWith("Praise", First(english), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_reason_quotes_a_protected_contact_whole()
    {
        var brand = await _app.CreateBrandAsync("fr");
        using var owner = _app.AsOwner();
        await owner.SendJsonAsync(
            HttpMethod.Post,
            $"/v1/brands/{brand}/protected-people",
            """{"kind":"phone","value":"06 39 98 14 22","label":"Standard"}"""
        );
        const string body = """{"texts":[{"text":"Bande de connards, appelez le 06 39 98 14 22 tout de suite"}]}""";
        // The list is heeded within seconds.
        var signals = new List<JsonElement>();
        for (var tried = 0; tried < 50 && !signals.Exists(s => s.Text("reason") == "protected_contact"); tried++)
        {
            await Task.Delay(200, TestContext.Current.CancellationToken);
            var answer = await (await owner.SendJsonAsync(HttpMethod.Post, $"/v1/brands/{brand}/triage", body)).JsonAsync();
            signals = [.. answer.GetProperty("data")[0].GetProperty("assessment").GetProperty("signals").EnumerateArray()];
        }

        var known = Assert.Single(signals, s => s.Text("reason") == "protected_contact");
        Assert.Contains("06 •• •• •• 22", known.Text("text"), StringComparison.Ordinal);
        Assert.DoesNotContain(signals, s => s.Text("text").Contains("39 98", StringComparison.Ordinal));
    }

    private static string First(JsonElement mention) => mention.GetProperty("assessment").GetProperty("reasons")[0].Text("text");

    private async Task<JsonElement> AssessAsync(string post, string language)
    {
        var brand = await _app.CreateBrandAsync();
        using var owner = _app.AsOwner();
        var body = JsonSerializer.Serialize(new { texts = new[] { new { text = post } } });
        var answer = await owner.SendJsonAsync(HttpMethod.Post, $"/v1/brands/{brand}/triage", body, ("Accept-Language", language));
        return (await answer.JsonAsync()).GetProperty("data")[0].GetProperty("assessment");
    }
}
