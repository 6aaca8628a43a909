using Microsoft.Playwright;

namespace Entente.BrowserTests;

/// <summary>The page of a week as a reader finds things on it: by their words.</summary>
public sealed class OverviewScreen(IPage page)
{
    public ILocator Title => page.GetByRole(AriaRole.Heading, new() { Level = 1 });

    public ILocator Waiting => page.GetByRole(AriaRole.Listitem).Filter(new() { Has = page.Locator(".standing") });

    public ILocator Trend => page.GetByRole(AriaRole.Img).Filter(new() { Visible = true });

    public ILocator Commands => page.Locator("pre");

    public ILocator Sentence(string words) => page.Locator(".sentences").GetByText(words);

    /// <summary>The value on the card of this name.</summary>
    public Task<string> FigureAsync(string name) =>
        page.Locator("dl > div").Filter(new() { Has = page.GetByText(name, new() { Exact = true }) }).Locator("dd").First.InnerTextAsync();

    /// <summary>Every row of the table under the trend: week, net sentiment, posts.</summary>
    public async Task<IReadOnlyList<string[]>> TrendValuesAsync()
    {
        await page.GetByText("The values week by week").ClickAsync();
        var rows = await page.Locator("details.values").GetByRole(AriaRole.Row).AllInnerTextsAsync();
        return [.. rows.Skip(1).Select(row => row.Split('\t', StringSplitOptions.TrimEntries))];
    }

    public Task FollowAsync(string link) => page.GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).ClickAsync();

    public Task PressAsync(string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    /// <summary>Waits for the report of this name and saves it as a person would.</summary>
    public async Task<IDownload> DownloadAsync(string link)
    {
        var ready = page.GetByRole(AriaRole.Link, new() { Name = link }).First;
        await Assertions.Expect(ready).ToBeVisibleAsync(new() { Timeout = 30_000 });
        return await page.RunAndWaitForDownloadAsync(() => ready.ClickAsync());
    }
}
