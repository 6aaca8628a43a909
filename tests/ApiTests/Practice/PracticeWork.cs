using System.Net.Http.Json;
using System.Text.Json;
using Entente.Domain;
using Entente.Domain.Practice;
using Entente.Testing;

namespace Entente.ApiTests.Practice;

/// <summary>Somebody who plays a scenario of the library over the API, as its own lessons say or as they are told.</summary>
internal static class PracticeWork
{
    public static readonly Scenario Rant = ScenarioLibrary.All.Single(s => s.Text is { Language: "en", Title: "A rant" });

    public static async Task<JsonElement> StartAsync(this HttpClient client, string brand, Scenario scenario)
    {
        var started = await client.PostAsJsonAsync($"/v1/brands/{brand}/practice-runs", new { scenario_id = scenario.Id });
        started.EnsureSuccessStatusCode();
        return await started.JsonAsync();
    }

    public static Task<HttpResponseMessage> AnswerAsync(this HttpClient client, string brand, JsonElement run, object answer) =>
        client.SendJsonAsync(
            HttpMethod.Post,
            $"/v1/brands/{brand}/practice-runs/{run.Text("id")}/answers",
            JsonSerializer.Serialize(answer),
            ("If-Match", $"\"{run.GetProperty("version")}\"")
        );

    /// <summary>Plays to the end; <paramref name="category"/> is said of every post, or else what is right.</summary>
    public static async Task<JsonElement> PlayAsync(this HttpClient client, string brand, Scenario scenario, string? category = null)
    {
        var run = await client.StartAsync(brand, scenario);
        foreach (var (at, post) in scenario.Text.Posts.Index())
        {
            var answer = new
            {
                post = at,
                category = category ?? Vocabulary.Word(post.Expected.Category),
                step = Vocabulary.Word(post.Expected.Step),
                principles = post.Expected.Principles.Select(Vocabulary.Word),
                reply = post.Lesson.Reply,
            };
            var answered = await client.AnswerAsync(brand, run, answer);
            answered.EnsureSuccessStatusCode();
            run = await answered.JsonAsync();
        }
        return run;
    }
}
