using System.Diagnostics;
using System.Globalization;
using Entente.Infrastructure.Database.Embedded;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Xunit;

namespace Entente.PostgresTests.Database;

/// <summary>The private server, in a data directory of each test's own.</summary>
public sealed class SupervisingServerTests : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("entente-supervised-");

    [Fact]
    public async Task It_starts_answers_and_stops_cleanly()
    {
        await using (var server = await StartAsync())
        {
            Assert.Equal(1, await AskAsync(server, "select 1"));
            Assert.True(File.Exists(PidFile));
        }
        Assert.False(File.Exists(PidFile));
        Assert.Contains("database system is shut down", File.ReadAllText(LogFile));
        Assert.DoesNotContain("was interrupted", File.ReadAllText(LogFile));
    }

    [Fact]
    public async Task What_was_stored_is_there_after_a_stop_and_a_start()
    {
        await using (var server = await StartAsync())
        {
            await AskAsync(server, "create table kept (n int); insert into kept values (7); select 0");
        }
        await using var again = await StartAsync();
        Assert.Equal(7, await AskAsync(again, "select n from kept"));
    }

    [Fact]
    public async Task The_second_to_start_uses_the_first_ones_server_and_leaves_it_running()
    {
        await using var first = await StartAsync();
        var pid = ServerPid();
        await using (var second = await StartAsync())
        {
            Assert.Equal(1, await AskAsync(second, "select 1"));
            Assert.Equal(pid, ServerPid());
        }
        Assert.Equal(1, await AskAsync(first, "select 1"));
        Assert.Equal(pid, ServerPid());
    }

    [Fact]
    public async Task Who_starts_at_the_same_moment_gets_one_server()
    {
        var both = await Task.WhenAll(StartAsync(), StartAsync());
        Assert.All(await Task.WhenAll(both.Select(s => AskAsync(s, "select 1"))), one => Assert.Equal(1, one));
        Assert.Equal(both[0].ConnectionString, both[1].ConnectionString);
        foreach (var server in both)
        {
            await server.DisposeAsync();
        }
    }

    /// <summary>Twice: what watched the first server must not stop the second.</summary>
    [Fact]
    public async Task A_server_that_is_killed_is_back_within_fifteen_seconds_and_stays()
    {
        await using var server = await StartAsync();
        await AskAsync(server, "create table kept (n int); insert into kept values (7); select 0");
        for (var time = 0; time < 2; time++)
        {
            var killed = ServerPid();
            Kill(killed);
            await EventuallyAsync(server, "select n from kept", TimeSpan.FromSeconds(15));
            var restarted = ServerPid();
            Assert.NotEqual(killed, restarted);
            await Task.Delay(TimeSpan.FromSeconds(3), TestContext.Current.CancellationToken);
            Assert.Equal(restarted, ServerPid());
            Assert.Equal(7, await AskAsync(server, "select n from kept"));
        }
    }

    [Fact]
    public async Task When_the_one_that_started_it_leaves_the_other_starts_it_again()
    {
        var first = await StartAsync();
        await using var second = await StartAsync();
        await first.DisposeAsync();
        await EventuallyAsync(second, "select 1", TimeSpan.FromSeconds(15));
    }

    [Theory]
    [InlineData("999999999")]
    [InlineData("1")]
    [InlineData("")]
    [InlineData("this test")]
    public async Task A_file_left_by_a_server_that_is_gone_does_not_hinder_the_next(string pid)
    {
        await (await StartAsync()).DisposeAsync();
        var left = pid == "this test" ? Environment.ProcessId.ToString(CultureInfo.InvariantCulture) : pid;
        await File.WriteAllTextAsync(
            PidFile,
            $"{left}\n{Data}\n1700000000\n5432\n{_root.FullName}\n\n\nready\n",
            TestContext.Current.CancellationToken
        );

        await using var server = await StartAsync();

        Assert.Equal(1, await AskAsync(server, "select 1"));
    }

    [Fact]
    public async Task Data_whose_password_is_lost_is_not_thrown_away()
    {
        await (await StartAsync()).DisposeAsync();
        File.Delete(Path.Combine(Home, "password"));

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(StartAsync);

        Assert.Contains("password", refused.Message, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(Data, "PG_VERSION")));
    }

    [Fact]
    public async Task A_first_start_that_was_cut_short_is_made_good_by_the_next()
    {
        await (await StartAsync()).DisposeAsync();
        Directory.Move(Data, Data + ".new");
        File.Delete(Path.Combine(Data + ".new", "global", "pg_control"));

        await using var server = await StartAsync();

        Assert.Equal(1, await AskAsync(server, "select 1"));
        Assert.False(Directory.Exists(Data + ".new"));
    }

    [Fact]
    public async Task A_deep_folder_is_no_hindrance()
    {
        if (!OperatingSystem.IsWindows())
        {
            // As root the server runs as another account, which must get there.
            File.SetUnixFileMode(_root.FullName, (UnixFileMode)0b111_101_101);
        }
        var deep = Path.Combine(_root.FullName, new string('d', 60), new string('e', 60));
        await using var server = await StartAsync(deep);
        Assert.Equal(1, await AskAsync(server, "select 1"));
    }

    [Fact]
    public async Task A_folder_without_postgresql_is_named_with_the_setting_that_chose_it()
    {
        var options = new EmbeddedPostgresOptions { DataDirectory = _root.FullName, BinDir = _root.FullName };
        var missing = await Assert.ThrowsAsync<PostgresNotFoundException>(() =>
            EmbeddedPostgresServer.StartOrAttachAsync(options, NullLogger.Instance, default)
        );
        Assert.Contains("Entente:Postgres:BinDir", missing.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _root.Delete(recursive: true);

    private string Home => Directory.GetDirectories(Path.Combine(_root.FullName, "postgres")).Single();

    private string Data => Path.Combine(Home, "data");

    private string PidFile => Path.Combine(Data, "postmaster.pid");

    private string LogFile => Path.Combine(Home, "server.log");

    private int ServerPid() => int.Parse(File.ReadLines(PidFile).First(), CultureInfo.InvariantCulture);

    private static void Kill(int pid)
    {
        using var server = Process.GetProcessById(pid);
        server.Kill();
    }

    private Task<EmbeddedPostgresServer> StartAsync() => StartAsync(_root.FullName);

    private static Task<EmbeddedPostgresServer> StartAsync(string dataDirectory) =>
        EmbeddedPostgresServer.StartOrAttachAsync(
            new EmbeddedPostgresOptions
            {
                DataDirectory = dataDirectory,
                BinDir = Environment.GetEnvironmentVariable("ENTENTE_POSTGRES_BIN"),
            },
            NullLogger.Instance,
            TestContext.Current.CancellationToken
        );

    private static async Task<int> AskAsync(EmbeddedPostgresServer server, string sql)
    {
        await using var connection = new NpgsqlConnection(server.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (int)(await command.ExecuteScalarAsync())!;
    }

    private static async Task EventuallyAsync(EmbeddedPostgresServer server, string sql, TimeSpan patience)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                await AskAsync(server, sql);
                return;
            }
            catch (NpgsqlException) when (waited.Elapsed < patience)
            {
                await Task.Delay(200);
            }
        }
    }
}
