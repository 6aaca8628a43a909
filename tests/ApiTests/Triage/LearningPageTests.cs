using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Entente.Testing;
using Xunit;

namespace Entente.ApiTests.Triage;

/// <summary>The page of what the machine learns as a browser without script uses it.</summary>
public sealed class LearningPageTests(SharedApp shared)
{
    private const int Enough = 440;

    private static readonly (string Word, string Means)[] OwnWords =
    [
        ("clapotis", "discontent"),
        ("gribouille", "praise"),
        ("zinguer", "bad_mood"),
        ("la mode caméléon", "question"),
        ("tortuga", "spam"),
        ("le grand barnum", "disparagement"),
    ];

    private static readonly string[] Frames =
    [
        "Chez nous {0}, depuis hier soir",
        "{0}. Voilà, c'est dit",
        "Bonsoir à tous, {0} par ici",
        "On a eu {0} ce matin au bureau",
        "Samedi, {0}, comme d'habitude",
    ];

    private readonly EntenteApp _app = shared.App;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Verdicts_teach_a_model_that_counts_and_a_person_goes_back_with_a_reason()
    {
        var slug = await _app.CreateBrandAsync("fr");
        using var owner = _app.AsOwner();
        await TeachAsync(owner, slug, Enough);
        using var browser = await PlainBrowser.SignedInAsync(_app, "fr", EntenteApp.OwnerKey);

        var page = await ReadAsync(browser, slug);
        var measured = await owner.GetFromJsonAsync<JsonElement>($"/v1/brands/{slug}/triage-agreement", Ct);
        var verdicts = measured.GetProperty("overall").GetProperty("n").GetInt32();
        Assert.InRange(verdicts, Enough - 20, Enough);
        Assert.Contains($"Sur {verdicts} verdicts", page, StringComparison.Ordinal);
        Assert.Contains("Aucun entraînement", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/learning/choice", page, StringComparison.Ordinal);

        await browser.SendAsync(page, "/learning/trainings", slug);
        page = await UntilAsync(browser, slug, "Meilleur, et sûrement");
        Assert.Contains("Votre modèle 1, par-dessus le modèle livré", page, StringComparison.Ordinal);
        Assert.Contains($"{verdicts} verdicts, dont 0 écartés", page, StringComparison.Ordinal);

        var refused = await browser.SendAsync(page, "/learning/choice", slug, ("number", ""), ("version", "2"), ("reason", "x"));
        Assert.Contains("3 caractères au moins", WebUtility.HtmlDecode(refused), StringComparison.Ordinal);
        var stale = await browser.SendAsync(page, "/learning/choice", slug, ("number", ""), ("version", "1"), ("reason", "On revient."));
        Assert.Contains("Un autre modèle a été mis en service", WebUtility.HtmlDecode(stale), StringComparison.Ordinal);
        page = await browser.SendAsync(page, "/learning/choice", slug, ("number", ""), ("version", "2"), ("reason", "On <revient>."));
        Assert.Contains("On &lt;revient&gt;.", page, StringComparison.Ordinal);
        var inForce = await owner.GetFromJsonAsync<JsonElement>($"/v1/brands/{slug}/triage-model", Ct);
        Assert.Equal((JsonValueKind.Null, 3), (inForce.GetProperty("number").ValueKind, inForce.GetProperty("version").GetInt32()));

        await browser.SendAsync(page, "/learning/choice", slug, ("number", "1"), ("version", "3"), ("reason", "Finalement, si."));
        inForce = await owner.GetFromJsonAsync<JsonElement>($"/v1/brands/{slug}/triage-model", Ct);
        Assert.Equal(1, inForce.GetProperty("number").GetInt32());
    }

    [Fact]
    public async Task The_figures_are_those_of_the_api_and_old_posts_are_judged_again()
    {
        var slug = await _app.CreateBrandAsync("fr");
        using var owner = _app.AsOwner();
        await TeachAsync(owner, slug, 12);
        using var browser = await PlainBrowser.SignedInAsync(_app, "en", EntenteApp.OwnerKey);

        var page = await ReadAsync(browser, slug);
        var overall = (await owner.GetFromJsonAsync<JsonElement>($"/v1/brands/{slug}/triage-agreement", Ct)).GetProperty("overall");
        Assert.Contains(
            $"Of {overall.GetProperty("n")} verdicts the machine had said the same of {overall.GetProperty("agreed")} (",
            page,
            StringComparison.Ordinal
        );
        Assert.Contains("No verdict", await ReadAsync(browser, await _app.CreateBrandAsync()), StringComparison.Ordinal);

        await browser.SendAsync(page, "/learning/reassessments", slug, ("days", "30"));
        page = await UntilAsync(browser, slug, ", done.");
        Assert.Contains("12 of 12 posts judged again", page, StringComparison.Ordinal);
        await browser.SendAsync(page, "/learning/trainings", slug);
        await UntilAsync(browser, slug, "too few verdicts to learn from");
    }

    [Fact]
    public async Task Who_may_only_read_changes_nothing_and_who_may_not_is_shown_no_way_there()
    {
        var slug = await _app.CreateBrandAsync("en");
        using var reader = await PlainBrowser.SignedInAsync(_app, "en", await _app.CreateKeyAsync(["models:read", "metrics:read"], [slug]));
        using var stranger = await PlainBrowser.SignedInAsync(_app, "en", await _app.CreateKeyAsync(["metrics:read"], [slug]));

        var page = await ReadAsync(reader, slug);
        Assert.DoesNotContain("/learning/", page, StringComparison.Ordinal);
        var forged = await reader.ForgeAsync("/learning/trainings", PlainBrowser.TokenOf(page), slug);
        var tokenless = await reader.ForgeAsync("/learning/trainings", "", slug);
        Assert.Equal([404, 400], new[] { forged, tokenless }.Select(a => (int)a.StatusCode));
        Assert.Contains($"/learning?brand={slug}", await reader.ReadAsync($"/?brand={slug}"), StringComparison.Ordinal);

        Assert.Equal("/", $"{(await stranger.GetAsync($"/learning?brand={slug}")).Headers.Location}");
        Assert.DoesNotContain("/learning", await stranger.ReadAsync($"/?brand={slug}"), StringComparison.Ordinal);
    }

    /// <summary>Half of the posts are those of the demonstration, half speak a language of this community alone; each is judged as it is.</summary>
    private static async Task TeachAsync(HttpClient owner, string slug, int count)
    {
        List<(string Text, string Means)> posts = [.. Told().Take(count / 2), .. Enumerable.Range(0, count / 2).Select(Spoken)];
        var items = posts.Select(
            (post, i) =>
                new
                {
                    network = "facebook",
                    external_id = $"{i}",
                    text = post.Text,
                    posted_at = DateTimeOffset.UtcNow.AddMinutes(-i - 1),
                }
        );
        var stored = await owner.PostAsJsonAsync($"/v1/brands/{slug}/mentions/batch", new { items }, Ct);
        var ids = (await stored.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(count, ids.Count);
        foreach (var (post, id) in posts.Zip(ids))
        {
            var path = $"/v1/brands/{slug}/mentions/{id.Text("id")}/verdicts";
            var judged = await owner.PostAsJsonAsync(path, new { category = post.Means }, Ct);
            Assert.Equal(HttpStatusCode.Created, judged.StatusCode);
        }
    }

    private static IEnumerable<(string Text, string Means)> Told() =>
        from line in File.ReadLines(Path.Combine(Repository.Root, "src", "Infrastructure", "Demo", "Content", "posts.jsonl"))
        let post = JsonSerializer.Deserialize<JsonElement>(line)
        where post.TryGetProperty("category", out var word) && word.ValueKind == JsonValueKind.String
        select (post.Text("text"), post.Text("category"));

    private static (string Text, string Means) Spoken(int i)
    {
        var (word, means) = OwnWords[i % OwnWords.Length];
        return (string.Format(Plain, Frames[i / OwnWords.Length % Frames.Length], word), means);
    }

    private static readonly System.Globalization.CultureInfo Plain = System.Globalization.CultureInfo.InvariantCulture;

    private static async Task<string> ReadAsync(PlainBrowser browser, string slug) =>
        WebUtility.HtmlDecode(await browser.ReadAsync($"/learning?brand={slug}")).Replace(' ', ' ');

    private static async Task<string> UntilAsync(PlainBrowser browser, string slug, string words)
    {
        for (var tried = 0; tried < 300; tried++)
        {
            if (await ReadAsync(browser, slug) is var page && page.Contains(words, StringComparison.Ordinal))
            {
                return page;
            }
            await Task.Delay(200, Ct);
        }
        throw new TimeoutException($"'{words}' did not come up.");
    }
}
