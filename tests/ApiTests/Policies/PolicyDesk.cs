using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Entente.Testing;
using Xunit;

namespace Entente.ApiTests.Policies;

/// <summary>One brand's policies, in the words of whoever writes them.</summary>
internal sealed class PolicyDesk(EntenteApp app, HttpClient client, string brand)
{
    public HttpClient Client => client;

    public string Brand => brand;

    public string Path => $"/v1/brands/{brand}/policies";

    public static async Task<PolicyDesk> OpenAsync(EntenteApp app) => new(app, app.AsOwner(), await app.CreateBrandAsync("fr"));

    /// <summary>The rules of a version, to change and send.</summary>
    public async Task<JsonObject> RulesAsync(string version = "current") =>
        JsonNode.Parse(await client.GetStringAsync($"{Path}/{version}"))!["rules"]!.AsObject();

    public async Task<JsonElement> DraftAsync(object? input = null)
    {
        var response = await client.PostAsJsonAsync(Path, input ?? new { });
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        return await response.JsonAsync();
    }

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, object body, int revision) =>
        client.SendJsonAsync(method, $"{Path}/{path}", JsonSerializer.Serialize(body), ("If-Match", $"\"{revision}\""));

    public Task<HttpResponseMessage> PatchAsync(string version, object patch, int revision = 1) =>
        SendAsync(HttpMethod.Patch, version, patch, revision);

    public Task<HttpResponseMessage> PublishAsync(string version, int revision, DateTimeOffset? effectiveFrom = null) =>
        SendAsync(
            HttpMethod.Post,
            $"{version}/publication",
            effectiveFrom is null ? new { } : new { effective_from = effectiveFrom },
            revision
        );

    /// <summary>A new version with these changes, in force from now on.</summary>
    public async Task<string> PutInForceAsync(object rules)
    {
        var version = (await DraftAsync()).Text("version");
        var changed = await PatchAsync(version, new { rules });
        Assert.True(changed.IsSuccessStatusCode, await changed.Content.ReadAsStringAsync());
        var published = await PublishAsync(version, 2);
        Assert.True(published.IsSuccessStatusCode, await published.Content.ReadAsStringAsync());
        return version;
    }

    public async Task<JsonElement> PostAsync(string externalId, string text, DateTimeOffset? postedAt = null)
    {
        var response = await client.PostAsJsonAsync(
            $"/v1/brands/{brand}/mentions",
            new
            {
                network = "facebook",
                external_id = externalId,
                text,
                posted_at = postedAt ?? DateTimeOffset.UtcNow.AddMinutes(-5),
                author = new { external_id = $"author-{externalId}" },
            }
        );
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        return await response.JsonAsync();
    }

    public async Task<JsonElement> JudgeAsync(string mention, string category, params string[] principles)
    {
        var response = await client.PostAsJsonAsync($"/v1/brands/{brand}/mentions/{mention}/verdicts", new { category, principles });
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        return await response.JsonAsync();
    }

    public Task<JsonElement> CaseAsync(string id) => client.GetFromJsonAsync<JsonElement>($"/v1/brands/{brand}/cases/{id}");

    public async Task<HttpResponseMessage> MoveAsync(string id, object move)
    {
        var version = (await CaseAsync(id)).GetProperty("case").GetProperty("version").GetInt32();
        return await client.SendJsonAsync(
            HttpMethod.Post,
            $"/v1/brands/{brand}/cases/{id}/transitions",
            JsonSerializer.Serialize(move),
            ("If-Match", $"\"{version}\"")
        );
    }

    public EntenteApp App => app;
}
