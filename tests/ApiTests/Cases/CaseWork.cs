using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Entente.Testing;
using Xunit;

namespace Entente.ApiTests.Cases;

/// <summary>A brand with one post and its case, led by whoever holds the client.</summary>
internal sealed class CaseWork(HttpClient client, string brand, string mention)
{
    public HttpClient Client { get; } = client;

    public string Brand { get; } = brand;

    public string Mention { get; } = mention;

    public string Case { get; set; } = "";

    public string Root => $"/v1/brands/{Brand}";

    public string CasePath => $"{Root}/cases/{Case}";

    /// <summary>The owner's work on a post that was judged so.</summary>
    public static async Task<CaseWork> OnAsync(EntenteApp app, string category, string text = "Ils ont falsifié mon contrat, des voleurs.")
    {
        var brand = await app.CreateBrandAsync("fr");
        var owner = app.AsOwner();
        using var response = await owner.PostAsJsonAsync(
            $"/v1/brands/{brand}/mentions",
            new
            {
                network = "facebook",
                external_id = "1",
                url = "https://social.example/p/1",
                text,
                posted_at = DateTimeOffset.UtcNow.AddHours(-1),
                author = new { external_id = "a" },
            }
        );
        var work = new CaseWork(owner, brand, (await response.JsonAsync()).Text("id"));
        await work.JudgeAsync(category);
        return work;
    }

    /// <summary>The same case in the hands of somebody else.</summary>
    public CaseWork By(HttpClient other) => new(other, Brand, Mention) { Case = Case };

    public async Task JudgeAsync(string category)
    {
        using var response = await Client.PostAsJsonAsync($"{Root}/mentions/{Mention}/verdicts", new { category, sentiment = "negative" });
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Case = (await response.JsonAsync()).Text("case_id");
    }

    public Task<JsonElement> GetAsync(string path) => Client.GetFromJsonAsync<JsonElement>(path);

    public async Task<JsonElement> CaseAsync() => (await GetAsync(CasePath)).GetProperty("case");

    public async Task<int> VersionAsync() => (await CaseAsync()).GetProperty("version").GetInt32();

    public Task<HttpResponseMessage> MoveAsync(object move) => OnCaseAsync("transitions", move);

    /// <summary>A step on the case as it is now.</summary>
    public async Task<HttpResponseMessage> OnCaseAsync(string what, object body) =>
        await SendAsync(HttpMethod.Post, $"{CasePath}/{what}", body, await VersionAsync());

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, object? body = null, int? version = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        if (version is { } seen)
        {
            request.Headers.TryAddWithoutValidation("If-Match", $"\"{seen}\"");
        }
        return await Client.SendAsync(request);
    }

    public async Task<string[]> HistoryAsync() =>
        [.. (await GetAsync($"{CasePath}/events")).GetProperty("data").EnumerateArray().Select(e => e.Text("kind"))];
}
