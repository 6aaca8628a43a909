using Microsoft.Playwright;

namespace Entente.BrowserTests;

/// <summary>The queue as a person finds things on it.</summary>
public sealed class QueueScreen(IPage page)
{
    public ILocator Rows => page.Locator("#rows > li");

    public ILocator Chosen => page.Locator("#rows a[aria-current=true]");

    public ILocator Pane => page.GetByRole(AriaRole.Complementary, new() { Name = "The selected case" });

    public ILocator News => page.Locator("#news");

    public ILocator Counts => page.Locator("#counts");

    public CaseScreen Case => new(page);

    /// <summary>Presses j and waits until the case is read beside the list.</summary>
    public async Task NextAsync()
    {
        await page.Keyboard.PressAsync("j");
        var id = await Chosen.Locator("..").GetAttributeAsync("data-case");
        await Assertions.Expect(Pane.Locator($"#case[data-case='{id}']")).ToBeVisibleAsync();
    }

    /// <summary>Asks for news at once, as the page does every few seconds.</summary>
    public Task ListenAsync() => page.EvaluateAsync("document.dispatchEvent(new Event('visibilitychange'))");
}
