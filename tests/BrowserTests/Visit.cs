using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace Entente.BrowserTests;

/// <summary>
/// One person's browser. What a browser complains of (errors, refused scripts and styles, requests to anybody but us) fails the test that
/// met it; of a failed test a trace and a picture are kept under TestResults.
/// </summary>
public sealed class Visit
{
    private readonly IBrowserContext _context;
    private readonly Uri _address;
    private readonly List<string> _complaints = [];

    private Visit(IBrowserContext context, IPage page, Uri address)
    {
        (_context, Page, _address) = (context, page, address);
        page.Console += (_, message) => Note(message.Type == "error", message.Text);
        page.PageError += (_, error) => Note(true, error);
        page.Request += (_, request) => Note(new Uri(request.Url).Host != address.Host, request.Url);
    }

    public IPage Page { get; }

    public OverviewScreen Overview => new(Page);

    public QueueScreen Queue => new(Page);

    public CaseScreen Case => new(Page);

    public static async Task<Visit> OpenAsync(IBrowser browser, Uri address, BrowserNewContextOptions options)
    {
        var context = await browser.NewContextAsync(options);
        await context.Tracing.StartAsync(new() { Screenshots = true, Snapshots = true });
        return new Visit(context, await context.NewPageAsync(), address);
    }

    public Task GoAsync(string path) => Page.GotoAsync(new Uri(_address, path).ToString());

    /// <summary>
    /// Waits until a page of that address is there whole. Asked of the page again and again: an event that fires while it is subscribed to
    /// is missed.
    /// </summary>
    public static async Task ArrivesAsync(IPage page, Regex address)
    {
        await Assertions.Expect(page).ToHaveURLAsync(address);
        while (await page.EvaluateAsync<string>("document.readyState") != "complete")
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Somebody quick does something on a page whose script has not come yet.</summary>
    public async Task GoWithScriptsLateAsync(string path, string script, Func<Task> actAsync)
    {
        var acted = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await Page.RouteAsync(
            $"**/js/{script}*.js",
            async route =>
            {
                await acted.Task;
                await route.ContinueAsync();
            }
        );
        await Page.GotoAsync(new Uri(_address, path).ToString(), new() { WaitUntil = WaitUntilState.Commit });
        await actAsync();
        acted.SetResult();
    }

    /// <summary>No serious fault for a screen reader, and nothing beyond the edge.</summary>
    public async Task IsSoundAsync()
    {
        var found = await Page.RunAxe();
        Assert.Empty(
            found
                .Violations.Where(v => v.Impact is "serious" or "critical")
                .Select(v => $"{Page.Url} {v.Id}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}")
        );
        Assert.Equal(Page.ViewportSize!.Width, await Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    /// <summary>A refused sign-in is an error to the console, and none to us.</summary>
    public void Forgive() => _complaints.Clear();

    /// <summary>To be called when the test is over, so that it is known how it ended.</summary>
    public async Task EndAsync()
    {
        var failed = TestContext.Current.TestState?.Result == TestResult.Failed || _complaints.Count > 0;
        var kept = Path.Combine(AppContext.BaseDirectory, "TestResults", TestContext.Current.TestMethod?.MethodName ?? "visit");
        if (failed)
        {
            await Page.ScreenshotAsync(new() { Path = kept + ".png", FullPage = true });
        }
        await _context.Tracing.StopAsync(new() { Path = failed ? kept + ".zip" : null });
        await _context.DisposeAsync();
        Assert.Empty(_complaints);
    }

    private void Note(bool isWrong, string complaint)
    {
        if (isWrong)
        {
            _complaints.Add(complaint);
        }
    }
}
