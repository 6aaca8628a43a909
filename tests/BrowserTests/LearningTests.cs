using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;
using Xunit;

namespace Entente.BrowserTests;

/// <summary>What a manager does on the page of what the machine learns.</summary>
public sealed class LearningTests(DeskInBrowser desk) : IClassFixture<DeskInBrowser>, IAsyncDisposable
{
    public async ValueTask DisposeAsync() => await desk.EndVisitsAsync();

    [Fact]
    public async Task A_training_asked_for_comes_up_by_itself_with_why_it_does_not_count()
    {
        var brand = await JudgedAsync();
        var visit = await desk.SignedInAsync();
        await visit.GoAsync($"/?brand={brand}");
        await visit.Overview.FollowAsync("Learning");

        await Assertions.Expect(visit.Page.GetByText("Of 3 verdicts the machine had said the same of")).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Locator("#agreement tbody tr")).ToHaveCountAsync(2);
        await visit.Overview.PressAsync("Train now");
        var why = visit.Page.Locator("#trainings").GetByText("too few verdicts to learn from");
        await Assertions.Expect(why).ToBeVisibleAsync(new() { Timeout = 30_000 });
    }

    [Fact]
    public async Task Old_posts_are_judged_again_with_their_progress_in_french()
    {
        var brand = await JudgedAsync();
        var visit = await desk.SignedInAsync("fr-FR", 375);
        await visit.GoAsync($"/learning?brand={brand}");
        await visit.Page.GetByLabel("Quelles publications").SelectOptionAsync(new SelectOptionValue { Label = "toutes" });
        await visit.Overview.PressAsync("Juger à nouveau");

        var done = visit.Page.Locator("#reassessment").GetByText("24 publications sur 24 rejugées");
        await Assertions.Expect(done).ToBeVisibleAsync(new() { Timeout = 30_000 });
        Assert.Equal(375, await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    /// <summary>A brand with posts, three of them judged by a person.</summary>
    private async Task<string> JudgedAsync()
    {
        var brand = await desk.BrandWithPostsAsync();
        using var owner = desk.App.AsOwner();
        var ct = TestContext.Current.CancellationToken;
        var posts = await owner.GetFromJsonAsync<JsonElement>($"/v1/brands/{brand}/mentions?limit=3", ct);
        foreach (var (post, category) in posts.GetProperty("data").EnumerateArray().Zip(["praise", "discontent", "praise"]))
        {
            var path = $"/v1/brands/{brand}/mentions/{post.GetProperty("id").GetString()}/verdicts";
            using var judged = await owner.PostAsJsonAsync(path, new { category }, ct);
            judged.EnsureSuccessStatusCode();
        }
        return brand;
    }
}
