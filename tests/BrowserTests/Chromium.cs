using Microsoft.Playwright;

namespace Entente.BrowserTests;

/// <summary>The browser of this machine; a missing one is a failure that says how to get it.</summary>
internal static class Chromium
{
    private static readonly string[] Usual = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    public static BrowserTypeLaunchOptions Options { get; } =
        new()
        {
            // Without a path Playwright takes its own browser, where tests/run has installed one.
            ExecutablePath = Environment.GetEnvironmentVariable("ENTENTE_CHROMIUM") ?? Array.Find(Usual, File.Exists),
            Args =
            [
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
            ],
        };
}
