using System.Diagnostics;
using Xunit;

namespace Entente.PostgresTests.Database;

public sealed class KilledProcessTests
{
    private static readonly TimeSpan FirstStart = TimeSpan.FromSeconds(90);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_app_outlives_its_server_and_is_ready_again_within_fifteen_seconds()
    {
        await using var process = new AppProcess();
        await process.ReadyAsync(FirstStart, Ct);

        Kill(process.Server);
        var recovery = Stopwatch.StartNew();
        await process.UntilAsync(async () => !await process.IsReadyAsync(), TimeSpan.FromSeconds(5), "Nobody noticed", Ct);
        await process.ReadyAsync(TimeSpan.FromSeconds(15) - recovery.Elapsed, Ct);

        Assert.False(process.App.HasExited);
        TestContext.Current.TestOutputHelper?.WriteLine($"ready again after {recovery.Elapsed.TotalSeconds:0.0} s");
    }

    [Fact]
    public async Task A_configured_database_that_does_not_answer_is_told_in_a_line()
    {
        await using var process = new AppProcess("Host=127.0.0.1;Port=1;Username=entente;Password=planted-secret;Database=entente");

        await process.App.WaitForExitAsync(Ct);

        Assert.Equal(1, process.App.ExitCode);
        Assert.Equal("The database of ConnectionStrings:Entente cannot be used: Failed to connect to 127.0.0.1:1.", process.Said.Trim());
    }

    [Fact]
    public async Task A_killed_app_takes_its_server_along_in_good_order()
    {
        await using var process = new AppProcess();
        await process.ReadyAsync(FirstStart, Ct);
        var serverLog = Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(process.PidFile))!, "server.log");

        process.App.Kill();

        await process.UntilAsync(
            () => Task.FromResult(!File.Exists(process.PidFile)),
            TimeSpan.FromSeconds(10),
            "The server runs on without its app",
            Ct
        );
        Assert.Contains("database system is shut down", await File.ReadAllTextAsync(serverLog, Ct), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task A_polite_request_ends_app_and_server_within_ten_seconds(string signal)
    {
        await using var process = new AppProcess();
        await process.ReadyAsync(FirstStart, Ct);

        using var kill = Process.Start("/bin/sh", ["-c", $"kill -{signal} {process.App.Id}"]);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(TimeSpan.FromSeconds(10));
        await process.App.WaitForExitAsync(patience.Token);

        Assert.Equal(0, process.App.ExitCode);
        Assert.False(File.Exists(process.PidFile));
    }

    private static void Kill(int pid)
    {
        using var process = Process.GetProcessById(pid);
        process.Kill();
    }
}
