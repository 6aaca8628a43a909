using Microsoft.Playwright;
using Xunit;

namespace Entente.BrowserTests;

/// <summary>The page is right on a phone, in the dark, by keyboard and without scripts.</summary>
public sealed class ReadabilityTests(DeskInBrowser desk) : IClassFixture<DeskInBrowser>, IAsyncDisposable
{
    public async ValueTask DisposeAsync() => await desk.EndVisitsAsync();

    [Theory]
    [InlineData(375, "fr-FR")]
    [InlineData(375, "en-GB")]
    [InlineData(320, "fr-FR")]
    public async Task On_a_phone_nothing_reaches_beyond_the_edge(int width, string locale)
    {
        var visit = await WeekAsync(locale, width, ColorScheme.Light);

        Assert.Equal(width, await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Button)).ToBeInViewportAsync();
        var smallest = await visit.Page.EvaluateAsync<double>(
            """
            Math.min(...[...document.querySelectorAll('svg.narrow text')].map(t => parseFloat(getComputedStyle(t).fontSize)
                * t.ownerSVGElement.getBoundingClientRect().width / t.ownerSVGElement.viewBox.baseVal.width))
            """
        );
        Assert.InRange(smallest, 9.5, 20);
    }

    /// <summary>WCAG 2.2, 1.4.3: at least 4.5 to 1 between each text and what lies behind it.</summary>
    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Every_text_stands_out_from_its_ground(ColorScheme scheme)
    {
        var visit = await WeekAsync("en-GB", 1280, scheme);

        var faint = await visit.Page.EvaluateAsync<string[]>(
            """
            () => {
              const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
              const paint = (colors) => {
                canvas.clearRect(0, 0, 1, 1);
                colors.forEach(c => { canvas.fillStyle = c; canvas.fillRect(0, 0, 1, 1); });
                return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
              };
              const light = rgb => rgb.map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
                .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
              const grounds = e => { const all = []; for (let at = e; at; at = at.parentElement) all.unshift(getComputedStyle(at).backgroundColor); return all; };
              const texts = [...document.querySelectorAll('body *')].filter(e => e.checkVisibility()
                && [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()));
              return texts.map(e => {
                const style = getComputedStyle(e), back = grounds(e);
                const ink = e instanceof SVGElement ? style.fill : style.color;
                const [a, b] = [light(paint([...back, ink])), light(paint(back))].sort((x, y) => y - x);
                return [(a + 0.05) / (b + 0.05), e.textContent.trim().slice(0, 40)];
              }).filter(([ratio]) => ratio < 4.5).map(([ratio, text]) => `${ratio.toFixed(2)} ${text}`);
            }
            """
        );
        Assert.Empty(faint);
    }

    [Fact]
    public async Task The_first_key_leads_past_the_navigation()
    {
        var visit = await WeekAsync("en-GB", 1280, ColorScheme.Light);

        await visit.Page.Keyboard.PressAsync("Tab");
        await visit.Page.Keyboard.PressAsync("Enter");

        Assert.EndsWith("#main", visit.Page.Url, StringComparison.Ordinal);
    }

    private async Task<Visit> WeekAsync(string locale, int width, ColorScheme scheme)
    {
        var brand = await desk.BrandWithPostsAsync();
        var visit = await desk.SignedInAsync(locale, width, scheme);
        await visit.GoAsync($"/?brand={brand}&week={DeskInBrowser.FullWeek}");
        return visit;
    }
}
