using Microsoft.Playwright;

namespace Entente.BrowserTests;

/// <summary>The browser of this machine, else the one tests/run installs; a missing one is a failure that says how to get it.</summary>
internal static class Chromium
{
    private const string HowToGetIt =
        "No Chromium was found. Install it (Debian: apt-get install chromium), name one in ENTENTE_CHROMIUM, or call tests/run, which does.";

    private static readonly string[] Usual = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private static readonly string[] Arguments =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];

    public static async Task<IBrowser> LaunchAsync(IPlaywright playwright)
    {
        var path = Environment.GetEnvironmentVariable("ENTENTE_CHROMIUM") ?? Array.Find(Usual, File.Exists);
        try
        {
            return await playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = Arguments });
        }
        catch (PlaywrightException e) when (e.Message.Contains("Executable doesn't exist", StringComparison.Ordinal))
        {
            throw new InvalidOperationException(HowToGetIt, e);
        }
    }
}
