using System.Globalization;
using Microsoft.Playwright;

namespace Entente.BrowserTests;

/// <summary>The builder of a removal request, by its labels.</summary>
public sealed class RemovalScreen(IPage page)
{
    public ILocator Score => page.Locator(".score strong");

    public ILocator Dossier => page.Locator(".dossier");

    public async Task<int> ScoreAsync() => int.Parse(await Score.InnerTextAsync(), CultureInfo.InvariantCulture);

    public Task PressAsync(string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    /// <summary>Everything a moderator asks for, of an insult on Facebook.</summary>
    public async Task FillAsync()
    {
        await page.Locator("[name=ground]").SelectOptionAsync("meta_bullying");
        await Assertions.Expect(page.Locator("[name=element-attack]")).ToBeVisibleAsync();
        await TypeAsync("quotation", "Lucie du SAV est une voleuse et une moins que rien");
        await TypeAsync("explanation", "Une cliente traite une technicienne nommée de voleuse et de moins que rien, en public.");
        await TypeAsync("quotation_language", "fr");
        await TypeAsync("ground_quote", "Nous retirons les contenus destinés à rabaisser ou à humilier une personne privée.");
        await TypeAsync("element-targeted_person", "Lucie est nommée, avec son service : chacun dans la boutique la reconnaît.");
        await TypeAsync("element-private_person", "Elle est technicienne, sans mandat ni notoriété d'aucune sorte.");
        await TypeAsync("element-attack", "« Moins que rien » la rabaisse et ne dit rien de son travail ni du retard.");
        await TypeAsync("context", "L'auteur peut dire que la réparation a tardé. Ces mots visent Lucie et non la réparation.");
        await TypeAsync("notifier_name", "Claire Martin");
        await TypeAsync("notifier_email", "claire.martin@marque.example");
        await page.Locator("[name=principal]").SelectOptionAsync("employee");
        await TypeAsync("principal_name", "Lucie Bernard");
        await TypeAsync("consented_on", "2026-01-10");
        await page.Locator("[name=good_faith]").CheckAsync();
    }

    public Task<IDownload> DownloadAsync() =>
        page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Dossier as PDF" }).ClickAsync());

    private Task TypeAsync(string field, string text) => page.Locator($"[name={field}]").FillAsync(text);
}
