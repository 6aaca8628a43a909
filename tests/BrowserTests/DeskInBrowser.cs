using System.Net.Http.Json;
using System.Text.Json;
using Entente.Testing;
using Microsoft.Playwright;
using Xunit;

[assembly: AssemblyFixture(typeof(PostgresCluster))]

namespace Entente.BrowserTests;

/// <summary>The product on a real port, and a browser to look at it; people come and go as <see cref="Visit"/>s.</summary>
public sealed class DeskInBrowser(PostgresCluster cluster) : IAsyncLifetime
{
    /// <summary>Posts of <see cref="BrandWithPostsAsync"/>: twenty in week 7 of 2026, one of them publishing a phone number; four in week 6.</summary>
    public const string FullWeek = "2026-W07";

    private readonly List<Visit> _visits = [];
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Where the desk's mails go.</summary>
    public SmtpSink Mail { get; } = new();

    public EntenteApp App => field ??= new(cluster) { Settings = MailTo(Mail) };

    public async ValueTask InitializeAsync()
    {
        await App.InitializeAsync();
        Assertions.SetDefaultExpectTimeout(20_000); // A busy machine is no fault of the page.
        _playwright = await Playwright.CreateAsync();
        _browser = await Chromium.LaunchAsync(_playwright);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }
        _playwright?.Dispose();
        await App.DisposeAsync();
        await Mail.DisposeAsync();
    }

    private static Dictionary<string, string> MailTo(SmtpSink sink) =>
        new()
        {
            ["Mail:Host"] = "127.0.0.1",
            ["Mail:Port"] = $"{sink.Port}",
            ["Mail:Security"] = "none",
            ["Mail:From"] = "reports@example.com",
        };

    /// <summary>A visit of somebody signed in with a key of their own.</summary>
    public async Task<Visit> SignedInWithAsync(string key, bool scripts = true)
    {
        var visit = await VisitAsync(scripts: scripts);
        await visit.GoAsync("/sign-in");
        await new SignInScreen(visit.Page).SignInAsync(key);
        return visit;
    }

    public async Task<Visit> VisitAsync(
        string locale = "en-GB",
        int width = 1280,
        ColorScheme scheme = ColorScheme.Light,
        bool scripts = true
    )
    {
        var options = new BrowserNewContextOptions
        {
            Locale = locale,
            ColorScheme = scheme,
            JavaScriptEnabled = scripts,
            ViewportSize = new() { Width = width, Height = 800 },
        };
        var visit = await Visit.OpenAsync(_browser!, App.Address, options);
        _visits.Add(visit);
        return visit;
    }

    /// <summary>A visit of somebody signed in with the owner's key.</summary>
    public async Task<Visit> SignedInAsync(string locale = "en-GB", int width = 1280, ColorScheme scheme = ColorScheme.Light)
    {
        var visit = await VisitAsync(locale, width, scheme);
        await visit.GoAsync("/sign-in");
        await new SignInScreen(visit.Page).SignInAsync(EntenteApp.OwnerKey);
        return visit;
    }

    /// <summary>To be called after each test.</summary>
    public async Task EndVisitsAsync()
    {
        foreach (var visit in _visits.ToList())
        {
            _visits.Remove(visit);
            await visit.EndAsync();
        }
    }

    public async Task<string> BrandWithPostsAsync()
    {
        var brand = await App.CreateBrandAsync("fr");
        var monday = new DateTimeOffset(2026, 2, 9, 8, 0, 0, TimeSpan.Zero);
        var items = Enumerable
            .Range(0, 24)
            .Select(i => new
            {
                network = i % 3 == 0 ? "trustpilot" : "facebook",
                external_id = $"{i}",
                text = TextOf(i),
                posted_at = (i < 20 ? monday : monday.AddDays(-7)).AddHours(i),
            });
        using var owner = App.AsOwner();
        var response = await owner.PostAsJsonAsync($"/v1/brands/{brand}/mentions/batch", new { items });
        Assert.Equal(24, (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accepted").GetInt32());
        return brand;
    }

    private static string TextOf(int i) =>
        i == 0 ? "Voici le numéro perso de Nadia de l'agence : 06 39 98 41 27, appelez-la."
        : i % 2 == 0 ? "Merci, service impeccable !"
        : "En panne depuis trois jours, inadmissible.";
}
