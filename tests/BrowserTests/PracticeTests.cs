using Microsoft.Playwright;
using Xunit;

namespace Entente.BrowserTests;

/// <summary>Somebody plays a scenario to its result, with and without scripts, and reads why there are so many points.</summary>
public sealed class PracticeTests(DeskInBrowser desk) : IClassFixture<DeskInBrowser>, IAsyncDisposable
{
    public async ValueTask DisposeAsync() => await desk.EndVisitsAsync();

    [Fact]
    public async Task A_scenario_is_played_to_its_result_and_the_next_one_is_a_press_away()
    {
        var brand = await desk.App.CreateBrandAsync("en");
        var visit = await desk.SignedInAsync();
        var page = visit.Page;
        await visit.GoAsync($"/practice?brand={brand}");
        await visit.IsSoundAsync();
        await Assertions.Expect(page.Locator(".next-play")).ToContainTextAsync("A rant");
        await page.Locator(".next-play button").ClickAsync();

        await Assertions.Expect(page.Locator(".played-post")).ToContainTextAsync("Roll on Friday");
        await Assertions.Expect(page.Locator(".play-clock")).Not.ToHaveTextAsync("0:00");
        await page.GetByLabel("Insult").CheckAsync();
        await Assertions.Expect(page.Locator("fieldset.notice")).ToBeHiddenAsync();
        await page.GetByLabel("Ask the platform").CheckAsync();
        await Assertions.Expect(page.Locator("fieldset.notice")).ToBeVisibleAsync();
        await page.GetByLabel("Your reply to the author").FillAsync("Calm down.");
        await visit.IsSoundAsync();
        await page.Keyboard.PressAsync("Control+Enter");

        await Assertions.Expect(page.GetByText("Post 2 of 3")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".earlier.own")).ToContainTextAsync("Calm down.");
        await AnswerAsync(
            page,
            "Discontent",
            "Hello Lewis, three times is too much. What happened today? I will come back to you before noon."
        );
        await Assertions.Expect(page.GetByText("Post 3 of 3")).ToBeVisibleAsync();
        await AnswerAsync(page, "Praise", "Thank you for telling us, Nadia. I pass it on to the team.");

        await Assertions.Expect(page.Locator(".result")).ToContainTextAsync("/ 100");
        await Assertions.Expect(page.Locator("#post-1")).ToContainTextAsync("Unpleasant but allowed: bad mood");
        await Assertions.Expect(page.Locator("#post-1 .seen")).ToContainTextAsync("L03");
        await Assertions.Expect(page.Locator("#post-2 .points")).ToContainTextAsync("90");
        await visit.IsSoundAsync();
        await page.GetByText("Next: A cashier insulted").ClickAsync();
        await Assertions.Expect(page.GetByText("Post 1 of 3")).ToBeVisibleAsync();

        await visit.GoAsync($"/practice/figures?brand={brand}");
        await Assertions.Expect(page.Locator("#confusion .matters")).ToHaveTextAsync("1");
        await visit.IsSoundAsync();
    }

    [Fact]
    public async Task Without_scripts_and_in_french_it_is_played_all_the_same()
    {
        var brand = await desk.App.CreateBrandAsync("fr");
        var key = await desk.App.CreateKeyAsync(["practice:play"], [brand]);
        var visit = await desk.SignedInWithAsync(key, scripts: false);
        var page = visit.Page;
        await visit.GoAsync($"/language/fr?back={Uri.EscapeDataString($"/practice?brand={brand}")}");
        await page.Locator(".next-play button").ClickAsync();
        for (var post = 1; post <= 3; post++)
        {
            await Assertions.Expect(page.GetByText($"Publication {post} sur 3")).ToBeVisibleAsync();
            await page.GetByLabel("Mauvaise humeur").CheckAsync();
            await page.GetByLabel("Suivre, sans intervenir").CheckAsync();
            await page.Locator("[data-primary]").ClickAsync();
        }

        await Assertions.Expect(page.Locator("#post-1 .points")).ToContainTextAsync("90");
        await Assertions.Expect(page.Locator("#post-2")).ToContainTextAsync("L’auteur attendait une réponse.");
        await visit.GoAsync($"/practice?brand={brand}");
        await Assertions.Expect(page.Locator(".next-play")).ToContainTextAsync("Une caissière insultée");
        await Assertions.Expect(page.Locator("#runs li")).ToHaveCountAsync(1);
        Assert.Equal(0, await page.GetByText("Écrire une mise en situation").CountAsync());
    }

    [Fact]
    public async Task A_lead_writes_a_scenario_is_told_what_is_wrong_and_finds_it_among_the_others()
    {
        var brand = await desk.App.CreateBrandAsync("en");
        var key = await desk.App.CreateKeyAsync(["practice:play", "practice:write"], [brand]);
        var visit = await desk.SignedInWithAsync(key);
        var page = visit.Page;
        await visit.GoAsync($"/practice?brand={brand}");
        await page.GetByText("Write a scenario of the brand").ClickAsync();
        await page.Locator("[name=title]").FillAsync("The third fault");
        await page.Locator("[name=situation]").FillAsync("Monday morning, and the line is down once more.");
        await page.Locator("[name=text-0]").FillAsync("Third fault in a month, I have had enough.");
        await page.Locator("[name=step-0]").SelectOptionAsync("platform");
        await visit.IsSoundAsync();
        await visit.Overview.PressAsync("Save");
        await Assertions.Expect(page.Locator("#fault-0")).ToContainTextAsync("A step that the rules refuse");
        await Assertions.Expect(page.Locator("#fault-0")).ToContainTextAsync("Say what the post teaches");
        await visit.IsSoundAsync();
        visit.Forgive();
        await page.Locator("[name=step-0]").SelectOptionAsync("dialogue");
        await page.Locator("[name=lesson-0]").FillAsync("Count the faults back.");
        await visit.Overview.PressAsync("One post more");
        await Assertions.Expect(page.Locator("[name=lesson-0]")).ToHaveValueAsync("Count the faults back.");
        await visit.Overview.PressAsync("Save");

        await Assertions.Expect(page.GetByText("It is saved.")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".scenarios li").First).ToContainTextAsync("The third fault");
        await page.GetByRole(AriaRole.Button, new() { Name = "Play: The third fault" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Post 1 of 1")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("fr-FR", 375, ColorScheme.Dark)]
    [InlineData("en-GB", 320, ColorScheme.Light)]
    public async Task On_a_phone_and_in_the_dark_it_is_sound(string locale, int width, ColorScheme scheme)
    {
        var brand = await desk.App.CreateBrandAsync("fr");
        var visit = await desk.SignedInAsync(locale, width, scheme);
        var page = visit.Page;
        await visit.GoAsync($"/practice?brand={brand}");
        await visit.IsSoundAsync();
        await page.Locator(".next-play button").ClickAsync();
        await page.Locator("[name=step][value=platform]").CheckAsync();
        await visit.IsSoundAsync();
        for (var post = 0; post < 3; post++)
        {
            await page.Locator("[name=category][value=insult]").CheckAsync();
            await page.Locator("[name=step][value=platform]").CheckAsync();
            await page.Locator("[name=reply]").FillAsync("Calmez-vous. Calm down.");
            await page.Locator("[data-primary]").ClickAsync();
        }
        await Assertions.Expect(page.Locator(".result")).ToBeVisibleAsync();
        await visit.IsSoundAsync();
        await visit.GoAsync($"/practice/figures?brand={brand}");

        await visit.IsSoundAsync();
    }

    private static async Task AnswerAsync(IPage page, string category, string reply)
    {
        await page.GetByLabel(category).CheckAsync();
        await page.GetByLabel("Talk with the author").CheckAsync();
        await page.GetByLabel("Your reply to the author").FillAsync(reply);
        await page.Locator("[data-primary]").ClickAsync();
    }
}
