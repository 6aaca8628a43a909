using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Entente.BrowserTests;

public sealed class SignInScreen(IPage page)
{
    public ILocator Refusal => page.GetByRole(AriaRole.Alert);

    /// <summary>Types the key and sends it; where that leads is the caller's to look at.</summary>
    public async Task SendAsync(string key)
    {
        await page.Locator("#key").FillAsync(key);
        await page.Locator("#with-key button").ClickAsync();
    }

    public async Task SignInAsync(string key)
    {
        await SendAsync(key);
        await Visit.ArrivesAsync(page, new Regex("^(?!.*sign-in)"));
    }
}
