using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Entente.Testing;
using Xunit;

namespace Entente.ApiTests.Mentions;

/// <summary>A brand whose posts say which of its channels they came to, led by its owner.</summary>
internal sealed class TwoPages(HttpClient owner, string brand) : IDisposable
{
    public string Brand { get; } = brand;

    public static async Task<TwoPages> OpenAsync(EntenteApp app, string language = "en")
    {
        var owner = app.AsOwner();
        owner.DefaultRequestHeaders.Add("Accept-Language", language);
        return new TwoPages(owner, await app.CreateBrandAsync("fr"));
    }

    public void Dispose() => owner.Dispose();

    public Task<HttpResponseMessage> GetAsync(string what) => owner.GetAsync(At(what));

    public Task<HttpResponseMessage> SendAsync(string where, string body, string type = "application/json") =>
        SendAsync(where, new StringContent(body, Encoding.UTF8, type));

    public Task<HttpResponseMessage> SendAsync(string where, HttpContent body) => owner.PostAsync(At(where), body);

    public async Task<string> AddChannelAsync(string account, string network = "facebook", string? name = null)
    {
        var channel = new
        {
            network,
            external_id = account,
            name = name ?? account,
        };
        using var answer = await owner.PostAsJsonAsync(At("channels"), channel);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (await answer.JsonAsync()).Text("id");
    }

    public Task<HttpResponseMessage> RemoveChannelAsync(string id, int version) =>
        owner.AskAsync(HttpMethod.Delete, At($"channels/{id}"), ("If-Match", $"\"{version}\""));

    public async Task PostAsync(object post, HttpStatusCode expected = HttpStatusCode.Created)
    {
        using var answer = await owner.PostAsJsonAsync(At("mentions"), post);
        Assert.Equal(expected, answer.StatusCode);
    }

    public async Task<HttpResponseMessage> BatchAsync(object[] posts, bool later = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, At("mentions/batch"))
        {
            Content = JsonContent.Create(new { items = posts }),
        };
        if (later)
        {
            request.Headers.Add("Prefer", "respond-async");
        }
        return await owner.SendAsync(request);
    }

    public async Task EndOfLotAsync(Uri lot)
    {
        for (var tries = 0; tries < 400; tries++)
        {
            if ((await owner.GetFromJsonAsync<JsonElement>(lot)).Text("status") is "succeeded")
            {
                return;
            }
            await Task.Delay(50);
        }
        throw new TimeoutException("The lot was not judged.");
    }

    public async Task<List<JsonElement>> ListAsync(string what)
    {
        using var answer = await owner.GetAsync(At(what));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return [.. (await answer.JsonAsync()).GetProperty("data").EnumerateArray()];
    }

    public async Task<JsonElement> FirstAsync(string what) => (await ListAsync(what))[0];

    public async Task<List<string>> IdsAsync(string what) => [.. (await ListAsync(what)).Select(m => m.Text("external_id")).Order()];

    private string At(string what) => $"/v1/brands/{Brand}/{what}";
}
