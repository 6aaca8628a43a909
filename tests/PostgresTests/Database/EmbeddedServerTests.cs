using System.Diagnostics;
using System.Globalization;
using Entente.Infrastructure.Database.Embedded;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Xunit;

namespace Entente.PostgresTests.Database;

public sealed class EmbeddedServerTests : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("entente-server-");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Home => Assert.Single(Directory.GetDirectories(Path.Combine(_root.FullName, "postgres")));

    private string PidFile => Path.Combine(Home, "data", "postmaster.pid");

    public void Dispose() => _root.Delete(recursive: true);

    [Fact]
    public async Task It_starts_answers_and_stops_with_its_starter()
    {
        var patience = Stopwatch.StartNew();
        var server = await StartAsync();
        Assert.True(patience.Elapsed < TimeSpan.FromSeconds(30), $"The first start took {patience.Elapsed}");
        Assert.Equal(1, await AskAsync(server, "select 1"));
        var pid = ServerProcess();

        await server.DisposeAsync();

        Assert.False(IsAlive(pid));
        Assert.False(File.Exists(PidFile));
        Assert.Contains("database system is shut down", await ServerLogAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_process_uses_the_running_server_and_leaves_it_running()
    {
        await using var first = await StartAsync();
        var pid = ServerProcess();

        var second = await StartAsync();
        Assert.Equal(first.ConnectionString, second.ConnectionString);
        await second.DisposeAsync();

        Assert.Equal(pid, ServerProcess());
        Assert.Equal(1, await AskAsync(first, "select 1"));
    }

    [Fact]
    public async Task Two_that_start_at_once_share_one_server()
    {
        var both = await Task.WhenAll(Task.Run(StartAsync), Task.Run(StartAsync));

        Assert.Equal(both[0].ConnectionString, both[1].ConnectionString);
        Assert.Equal(1, await StartsAsync());
        await Task.WhenAll(both.Select(s => s.DisposeAsync().AsTask()));
    }

    [Fact]
    public async Task A_killed_server_comes_back_with_its_rows_and_stays()
    {
        await using var server = await StartAsync();
        await AskAsync(server, "create table kept (id int); insert into kept values (42); select 0");

        for (var round = 1; round <= 2; round++)
        {
            var killed = ServerProcess();
            Kill(killed);
            var patience = Stopwatch.StartNew();
            while (await TryAskAsync(server, "select id from kept") != 42)
            {
                Assert.True(patience.Elapsed < TimeSpan.FromSeconds(15), "The server did not come back.");
                await Task.Delay(100, Ct);
            }
            Assert.NotEqual(killed, ServerProcess());
        }

        // Once back it stays: what watched over the first server must not stop the next.
        var last = ServerProcess();
        await Task.Delay(TimeSpan.FromSeconds(3), Ct);
        Assert.Equal(last, ServerProcess());
        Assert.Equal(3, await StartsAsync());
    }

    [Fact]
    public async Task What_a_dead_server_left_behind_does_not_hinder_a_start()
    {
        await (await StartAsync()).DisposeAsync();
        // The number of a process that lives and is no PostgreSQL: this one.
        await File.WriteAllTextAsync(
            PidFile,
            $"{Environment.ProcessId}\n{Path.GetDirectoryName(PidFile)}\n0\n5432\n{Home}\n\n\nready\n",
            Ct
        );

        await using var server = await StartAsync();

        Assert.NotEqual(Environment.ProcessId, ServerProcess());
        Assert.Equal(1, await AskAsync(server, "select 1"));
    }

    [Fact]
    public async Task Data_whose_password_is_lost_is_refused_and_never_deleted()
    {
        await (await StartAsync()).DisposeAsync();
        File.Delete(Path.Combine(Home, "password"));

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(StartAsync);

        Assert.Contains("password", refusal.Message, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(Home, "data", "PG_VERSION")));
    }

    [Fact]
    public async Task Data_that_was_half_made_is_made_anew()
    {
        await (await StartAsync()).DisposeAsync();
        Directory.Move(Path.Combine(Home, "data"), Path.Combine(Home, "data.unfinished"));

        await using var server = await StartAsync();

        Assert.Equal(1, await AskAsync(server, "select 1"));
        Assert.False(Directory.Exists(Path.Combine(Home, "data.unfinished")));
    }

    [Fact]
    public async Task A_deep_folder_is_no_obstacle()
    {
        var deep = Path.Combine(_root.FullName, string.Join('/', Enumerable.Repeat("profondément", 8)), "l'été là");
        Directory.CreateDirectory(deep);
        Open(_root.FullName);

        await using var server = await EmbeddedPostgresServer.StartOrAttachAsync(Options(deep), NullLogger.Instance, Ct);

        Assert.Equal(1, await AskAsync(server, "select 1"));
    }

    [Fact]
    public async Task A_place_that_the_servers_account_cannot_reach_is_refused_by_the_name_of_its_setting()
    {
        if (!Environment.IsPrivilegedProcess || OperatingSystem.IsWindows())
        {
            // Only root hands the server to another account; anybody else reaches what is theirs.
            await (await StartAsync()).DisposeAsync();
            return;
        }
        var closed = Directory.CreateDirectory(Path.Combine(_root.FullName, "inner")).FullName;

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            EmbeddedPostgresServer.StartOrAttachAsync(Options(closed), NullLogger.Instance, Ct)
        );

        Assert.Contains("Entente:DataDirectory", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_programs_is_refused_by_the_name_of_its_setting()
    {
        var options = new EmbeddedPostgresOptions { DataDirectory = _root.FullName, BinDir = _root.FullName };

        var refusal = await Assert.ThrowsAsync<PostgresNotFoundException>(() =>
            EmbeddedPostgresServer.StartOrAttachAsync(options, NullLogger.Instance, Ct)
        );

        Assert.Contains("EmbeddedPostgres:BinDir", refusal.Message, StringComparison.Ordinal);
    }

    private Task<EmbeddedPostgresServer> StartAsync() =>
        EmbeddedPostgresServer.StartOrAttachAsync(Options(_root.FullName), NullLogger.Instance, Ct);

    private static EmbeddedPostgresOptions Options(string folder) =>
        new() { DataDirectory = folder, BinDir = Environment.GetEnvironmentVariable("ENTENTE_POSTGRES_BIN") };

    private int ServerProcess() => int.Parse(File.ReadLines(PidFile).First(), CultureInfo.InvariantCulture);

    private Task<string> ServerLogAsync() => File.ReadAllTextAsync(Path.Combine(Home, "server.log"), Ct);

    private async Task<int> StartsAsync() => (await ServerLogAsync()).Split("ready to accept connections").Length - 1;

    private static async Task<int> AskAsync(EmbeddedPostgresServer server, string sql)
    {
        await using var connection = new NpgsqlConnection(server.ConnectionString + ";Pooling=false;Timeout=5");
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand(sql, connection);
        return (int)(await command.ExecuteScalarAsync(Ct))!;
    }

    private static async Task<int?> TryAskAsync(EmbeddedPostgresServer server, string sql)
    {
        try
        {
            return await AskAsync(server, sql);
        }
        catch (NpgsqlException)
        {
            return null;
        }
    }

    private static void Open(string folder)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) | UnixFileMode.OtherExecute | UnixFileMode.GroupExecute);
        }
    }

    private static void Kill(int pid)
    {
        using var process = Process.GetProcessById(pid);
        process.Kill();
    }

    /// <summary>A process that ended and was not yet buried still has a number, but no command.</summary>
    private static bool IsAlive(int pid) =>
        OperatingSystem.IsLinux()
            ? File.Exists($"/proc/{pid}/cmdline") && File.ReadAllText($"/proc/{pid}/cmdline").Length > 0
            : Process.GetProcesses().Any(p => p.Id == pid);
}
