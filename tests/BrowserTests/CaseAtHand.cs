using System.Net.Http.Json;
using System.Text.Json;
using Entente.Testing;

namespace Entente.BrowserTests;

/// <summary>A brand with one post that was judged, and its case; what the page shall not do itself is done over the API.</summary>
public sealed record CaseAtHand(EntenteApp App, string Brand, string Mention, Guid Case)
{
    public string Page => $"/cases/{Case}?brand={Brand}";

    public string Queue => $"/queue?brand={Brand}";

    private string Root => $"/v1/brands/{Brand}";

    /// <param name="category">Null leaves the post to the machine.</param>
    public static async Task<CaseAtHand> OpenAsync(EntenteApp app, string? category, string text, string author = "Hugo B.")
    {
        var brand = await app.CreateBrandAsync("fr");
        return await PostAsync(app, brand, category, text, author);
    }

    /// <summary>One more post of somebody else, with its case.</summary>
    public static async Task<CaseAtHand> PostAsync(
        EntenteApp app,
        string brand,
        string? category,
        string text,
        string author,
        string? channel = null
    )
    {
        using var owner = app.AsOwner();
        var post = new
        {
            network = "facebook",
            external_id = Guid.NewGuid().ToString("N"),
            url = "https://social.example/p/1001",
            text,
            posted_at = DateTimeOffset.UtcNow.AddMinutes(-30),
            author = new { external_id = Guid.NewGuid().ToString("N"), display_name = author },
            channel_external_id = channel,
        };
        var mention = await SendAsync(owner, $"/v1/brands/{brand}/mentions", post);
        var id = mention.GetProperty("id").GetString()!;
        var opened = mention;
        if (category is not null)
        {
            opened = await SendAsync(owner, $"/v1/brands/{brand}/mentions/{id}/verdicts", new { category, sentiment = "negative" });
        }
        return new CaseAtHand(app, brand, id, opened.GetProperty("case_id").GetGuid());
    }

    /// <summary>One more page of the brand on the network of its posts.</summary>
    public async Task AddChannelAsync(string account, string name)
    {
        using var owner = App.AsOwner();
        var page = new
        {
            network = "facebook",
            external_id = account,
            name,
        };
        await SendAsync(owner, $"{Root}/channels", page);
    }

    /// <summary>Answered, refused, and taken to the platform.</summary>
    public async Task TakeToPlatformAsync()
    {
        await ChangeAsync("transitions", new { to = "dialogue", reply = new { text = "Bonjour, que s'est-il passé avec votre ligne ?" } });
        await ChangeAsync("author-answers", new { answer = "refused" });
        await ChangeAsync("transitions", new { to = "platform", reason = "L'auteur refuse de parler." });
    }

    public async Task JudgeAsync(string category)
    {
        using var owner = App.AsOwner();
        await SendAsync(owner, $"{Root}/mentions/{Mention}/verdicts", new { category, sentiment = "negative" });
    }

    public async Task<string> AboutCaseAsync(string member)
    {
        using var owner = App.AsOwner();
        var found = await owner.GetFromJsonAsync<JsonElement>($"{Root}/cases/{Case}");
        return found.GetProperty("case").GetProperty(member).ToString();
    }

    public async Task<JsonElement> FirstOfAsync(string list)
    {
        using var owner = App.AsOwner();
        return (await owner.GetFromJsonAsync<JsonElement>($"{Root}/{list}?case_id={Case}")).GetProperty("data")[0];
    }

    private async Task ChangeAsync(string what, object body)
    {
        using var owner = App.AsOwner();
        owner.DefaultRequestHeaders.TryAddWithoutValidation("If-Match", $"\"{await AboutCaseAsync("version")}\"");
        await SendAsync(owner, $"{Root}/cases/{Case}/{what}", body);
    }

    private static async Task<JsonElement> SendAsync(HttpClient client, string path, object body)
    {
        using var answer = await client.PostAsJsonAsync(path, body);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
