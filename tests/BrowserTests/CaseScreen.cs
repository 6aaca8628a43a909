using Microsoft.Playwright;

namespace Entente.BrowserTests;

/// <summary>The page of a case, by its words and labels.</summary>
public sealed class CaseScreen(IPage page)
{
    public ILocator Post => page.Locator("#post");

    public ILocator Standing => page.Locator(".case-head .standing");

    public ILocator Done => page.Locator("#said").GetByRole(AriaRole.Status);

    public ILocator Refusal => page.GetByRole(AriaRole.Alert);

    public ILocator Reply => page.Locator("#reply-text");

    public ILocator Findings => page.Locator("#findings");

    public ILocator Visitors => page.Locator("#visitors");

    public ILocator History => page.Locator("#history li");

    /// <summary>The button by that name, as the one that is meant to be pressed.</summary>
    public ILocator StandsOut(string button) =>
        page.Locator(".acts .rz-primary, .proposal .rz-primary")
            .And(page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }));

    public ILocator Rung(string name) => page.Locator(".ladder li").Filter(new() { Has = page.GetByText(name, new() { Exact = true }) });

    public Task PressAsync(string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    public Task OpenAsync(string summary) => page.Locator("summary").GetByText(summary, new() { Exact = true }).ClickAsync();

    public async Task JudgeAsync(string category, string reason)
    {
        await OpenAsync("Change verdict");
        var form = page.Locator("form").Filter(new() { Has = page.GetByRole(AriaRole.Button, new() { Name = "Give verdict" }) });
        await form.GetByLabel("Verdict").SelectOptionAsync(new SelectOptionValue { Label = category });
        await form.GetByLabel("Reason").FillAsync(reason);
        await PressAsync("Give verdict");
    }
}
