using System.ComponentModel;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Entente.Infrastructure.Database.Embedded;

/// <summary>
/// A private PostgreSQL beside the app. Whoever finds it running uses it; whoever started it stops it, also when killed hard. A server
/// that dies is started again while the app runs.
/// </summary>
public sealed class EmbeddedPostgresServer : IAsyncDisposable
{
    private static readonly TimeSpan StartingPatience = TimeSpan.FromSeconds(30);

    /// <summary>A table that fills within a minute is counted meanwhile, or statements are planned as if it were empty.</summary>
    private const string CountsTables = "-c autovacuum_naptime=5s";

    private readonly ServerUser _user = ServerUser.Current;
    private readonly CancellationTokenSource _ending = new();
    private readonly EmbeddedPostgresOptions _options;
    private readonly ILogger _logger;
    private readonly string _initdb;
    private readonly string _pgCtl;
    private readonly int _port = OperatingSystem.IsWindows() ? FreePort() : 5432;
    private readonly ServerData _data;
    private readonly Watchdog _watchdog;
    private Task _keepingAlive = Task.CompletedTask;

    private EmbeddedPostgresServer(EmbeddedPostgresOptions options, ILogger logger, string binDir, int major)
    {
        (_options, _logger) = (options, logger);
        _initdb = Path.Combine(binDir, PostgresBinaries.Program("initdb"));
        _pgCtl = Path.Combine(binDir, PostgresBinaries.Program("pg_ctl"));
        _data = ServerData.Of(options, major);
        _watchdog = new Watchdog(_user, _pgCtl, _data.Folder, _data.Home);
    }

    /// <summary>How the owner of the database connects.</summary>
    public string ConnectionString { get; private set; } = "";

    /// <exception cref="PostgresNotFoundException">There is no PostgreSQL to run.</exception>
    /// <exception cref="InvalidOperationException">It did not start, or its data lacks its password.</exception>
    public static async Task<EmbeddedPostgresServer> StartOrAttachAsync(
        EmbeddedPostgresOptions options,
        ILogger logger,
        CancellationToken ct
    )
    {
        Directory.CreateDirectory(ServerData.Root(options));
        ServerUser.Current.LetThrough(options.DataDirectory);
        ServerUser.Current.LetThrough(ServerData.Root(options));
        var (binDir, major) = await PostgresBinaries.FindAsync(options, ServerData.ExistingMajor(options), ct);
        var server = new EmbeddedPostgresServer(options, logger, binDir, major);
        await server.StartAsync(ct);
        server._keepingAlive = server.KeepAliveAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _keepingAlive;
        await _watchdog.DisposeAsync();
        _ending.Dispose();
    }

    private async Task StartAsync(CancellationToken ct)
    {
        await using var turn = await TakeTurnAsync(ct);
        _data.CreateOnce(_user, _initdb);
        var patience = Stopwatch.StartNew();
        while (true)
        {
            if (PostmasterPid.Running(_data.Folder) is { } running)
            {
                if (running.IsReady && await AnswersAsync(running, ct))
                {
                    return;
                }
            }
            else if (TryStartServer())
            {
                _watchdog.Watch();
                continue;
            }
            if (patience.Elapsed > StartingPatience)
            {
                throw new InvalidOperationException($"PostgreSQL did not start; its own words are in {_data.LogFile}.");
            }
            await Task.Delay(200, ct);
        }
    }

    /// <summary>Two processes may start at once: one makes the server, the other finds it.</summary>
    private async Task<FileStream> TakeTurnAsync(CancellationToken ct)
    {
        Directory.CreateDirectory(_data.Home);
        var patience = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return new FileStream(Path.Combine(_data.Home, "start.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (patience.Elapsed < StartingPatience)
            {
                await Task.Delay(100, ct);
            }
        }
    }

    /// <summary>For whoever holds the turn: another process that is starting a server must keep its file.</summary>
    private bool TryStartServer()
    {
        PostmasterPid.ClearLeftover(_data.Folder);
        var place = OperatingSystem.IsWindows() ? $"-h 127.0.0.1 -p {_port}" : $"-k \"{_data.SocketDirectory(_user)}\" -h \"\"";
        // pg_ctl puts the server into a session of its own, so that Ctrl-C on our terminal does not reach it before us.
        var (exitCode, _) = _user.Run(
            _pgCtl,
            [
                "start",
                "-s",
                "-w",
                "-t",
                "60",
                "-D",
                _data.Folder,
                "-l",
                _data.LogFile,
                "-o",
                $"{place} {CountsTables} {_options.ExtraServerOptions}",
            ],
            _data.Home
        );
        return exitCode == 0;
    }

    private async Task<bool> AnswersAsync(PostmasterPid running, CancellationToken ct)
    {
        var connection = new NpgsqlConnectionStringBuilder
        {
            Host = OperatingSystem.IsWindows() ? "127.0.0.1" : running.SocketDirectory,
            Port = running.Port,
            Username = ServerData.Owner,
            Password = await File.ReadAllTextAsync(_data.PasswordFile, ct),
            Database = "postgres",
        };
        try
        {
            await using var trial = new NpgsqlConnection(connection.ConnectionString + ";Pooling=false;Timeout=5");
            await trial.OpenAsync(ct);
            await CreateDatabaseOnceAsync(trial, ct);
        }
        catch (NpgsqlException)
        {
            return false;
        }
        connection.Database = ServerData.Owner;
        ConnectionString = connection.ConnectionString;
        return true;
    }

    private static async Task CreateDatabaseOnceAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        const string database = ServerData.Owner;
        await using var exists = new NpgsqlCommand($"select exists (select from pg_database where datname = '{database}')", connection);
        if (await exists.ExecuteScalarAsync(ct) is not true)
        {
            await using var create = new NpgsqlCommand($"create database {database}", connection);
            await create.ExecuteNonQueryAsync(ct);
        }
    }

    private async Task KeepAliveAsync()
    {
        while (!_ending.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(TimeSpan.FromSeconds(1), _ending.Token);
                if (PostmasterPid.Running(_data.Folder) is null)
                {
                    _logger.LogWarning("PostgreSQL has ended; it is started again");
                    await StartAsync(_ending.Token);
                }
            }
            catch (OperationCanceledException)
            {
                return;
            }
            // A full disk, a lost right, a program being upgraded: all may pass.
            catch (Exception e)
                when (e is IOException or UnauthorizedAccessException or InvalidOperationException or Win32Exception or TimeoutException)
            {
                _logger.LogError(e, "PostgreSQL could not be started again; the next try follows");
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
