using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Entente.Infrastructure.Database.Embedded;

/// <summary>
/// A private PostgreSQL beside the app. Whoever finds it running uses it; whoever started it stops it, also when killed hard (a small
/// shell waits at the other end of a pipe). A server that dies is started again while the app runs.
/// </summary>
public sealed class EmbeddedPostgresServer : IAsyncDisposable
{
    private const string Owner = "entente";
    private static readonly TimeSpan StartingPatience = TimeSpan.FromSeconds(30);

    private readonly ServerUser _user = ServerUser.Current;
    private readonly CancellationTokenSource _ending = new();
    private readonly EmbeddedPostgresOptions _options;
    private readonly ILogger _logger;
    private readonly string _binDir;
    private readonly string _home;
    private readonly int _port;
    private Process? _watchdog;
    private Task _keepingAlive = Task.CompletedTask;

    private EmbeddedPostgresServer(EmbeddedPostgresOptions options, ILogger logger, string binDir, int major)
    {
        (_options, _logger, _binDir) = (options, logger, binDir);
        _home = Path.Combine(Root(options), major.ToString(CultureInfo.InvariantCulture));
        _port = OperatingSystem.IsWindows() ? FreePort() : 5432;
    }

    /// <summary>How the owner of the database connects.</summary>
    public string ConnectionString { get; private set; } = "";

    private string Data => Path.Combine(_home, "data");

    private string PasswordFile => Path.Combine(_home, "password");

    private string LogFile => Path.Combine(_home, "server.log");

    /// <exception cref="PostgresNotFoundException">There is no PostgreSQL to run.</exception>
    public static async Task<EmbeddedPostgresServer> StartOrAttachAsync(
        EmbeddedPostgresOptions options,
        ILogger logger,
        CancellationToken ct
    )
    {
        Directory.CreateDirectory(Root(options));
        ServerUser.Current.LetThrough(options.DataDirectory);
        ServerUser.Current.LetThrough(Root(options));
        var (binDir, major) = await PostgresBinaries.FindAsync(options, ExistingMajor(options), ct);
        var server = new EmbeddedPostgresServer(options, logger, binDir, major);
        try
        {
            await server.StartAsync(ct);
        }
        catch (Win32Exception e)
        {
            throw new InvalidOperationException(
                $"PostgreSQL could not be run in {server._home}. As root it runs as an account of its own, which must be able to pass every folder above.",
                e
            );
        }
        server._keepingAlive = server.KeepAliveAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _keepingAlive;
        if (_watchdog is not null)
        {
            _watchdog.StandardInput.Close();
            await _watchdog.WaitForExitAsync();
            _watchdog.Dispose();
        }
        _ending.Dispose();
    }

    private static string Root(EmbeddedPostgresOptions options) => Path.Combine(Path.GetFullPath(options.DataDirectory), "postgres");

    /// <summary>Data that is there decides the version.</summary>
    private static int? ExistingMajor(EmbeddedPostgresOptions options) =>
        Directory
            .EnumerateDirectories(Root(options))
            .Where(d => File.Exists(Path.Combine(d, "data", "PG_VERSION")))
            .Select(d => int.Parse(Path.GetFileName(d), CultureInfo.InvariantCulture))
            .Cast<int?>()
            .Max();

    private async Task StartAsync(CancellationToken ct)
    {
        await using var turn = await TakeTurnAsync(ct);
        InitializeOnce();
        var patience = Stopwatch.StartNew();
        while (true)
        {
            if (PostmasterPid.Running(Data) is { } running)
            {
                if (running.IsReady && await AnswersAsync(running, ct))
                {
                    return;
                }
            }
            else if (TryStartServer())
            {
                Watch();
                continue;
            }
            if (patience.Elapsed > StartingPatience)
            {
                throw new InvalidOperationException($"PostgreSQL did not start; its own words are in {LogFile}.");
            }
            await Task.Delay(200, ct);
        }
    }

    /// <summary>Two processes may start at once: one makes the server, the other finds it.</summary>
    private async Task<FileStream> TakeTurnAsync(CancellationToken ct)
    {
        Directory.CreateDirectory(_home);
        var patience = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return new FileStream(Path.Combine(_home, "start.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (patience.Elapsed < StartingPatience)
            {
                await Task.Delay(100, ct);
            }
        }
    }

    /// <summary>Made beside its place and moved there when complete: data that is there is never thrown away.</summary>
    private void InitializeOnce()
    {
        if (Directory.Exists(Data))
        {
            if (!File.Exists(PasswordFile))
            {
                throw new InvalidOperationException(
                    $"{Data} holds a database, but {PasswordFile} is gone. Put it back, or move the data away."
                );
            }
            return;
        }
        var unfinished = Data + ".new";
        if (Directory.Exists(unfinished))
        {
            Directory.Delete(unfinished, recursive: true);
        }
        WriteSecret(PasswordFile, Convert.ToHexString(RandomNumberGenerator.GetBytes(24)));
        _user.Own(_home);
        var (exitCode, output) = _user.Run(
            Path.Combine(_binDir, PostgresBinaries.Program("initdb")),
            [
                "-D",
                unfinished,
                "-U",
                Owner,
                "-E",
                "UTF8",
                "--locale=C",
                "-A",
                "scram-sha-256",
                $"--pwfile={PasswordFile}",
                "--no-instructions",
            ],
            _home
        );
        if (exitCode != 0)
        {
            throw new InvalidOperationException($"PostgreSQL's data directory {Data} could not be made: {output}");
        }
        Directory.Move(unfinished, Data);
    }

    private static void WriteSecret(string file, string secret)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }
        using var writer = new StreamWriter(file, options);
        writer.Write(secret);
    }

    /// <summary>Only for who holds the turn: a server that another process is starting must keep its file.</summary>
    private bool TryStartServer()
    {
        PostmasterPid.ClearLeftover(Data);
        var place = OperatingSystem.IsWindows() ? $"-h 127.0.0.1 -p {_port}" : $"-k \"{SocketDirectory()}\" -h \"\"";
        // pg_ctl puts the server into a session of its own, so that Ctrl-C on our terminal does not reach it before us.
        var (exitCode, _) = _user.Run(
            Path.Combine(_binDir, PostgresBinaries.Program("pg_ctl")),
            ["start", "-s", "-w", "-t", "60", "-D", Data, "-l", LogFile, "-o", $"{place} {_options.ExtraServerOptions}"],
            _home
        );
        return exitCode == 0;
    }

    /// <summary>The path of a socket may be 107 bytes long; a deep home gets a short folder elsewhere.</summary>
    private string SocketDirectory()
    {
        if (_home.Length + "/.s.PGSQL.5432".Length <= 100)
        {
            return _home;
        }
        var name = Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(_home)))[..12];
        var folder = Directory.CreateDirectory(Path.Combine("/tmp", $"entente-{name}")).FullName;
        _user.Own(folder);
        return folder;
    }

    private void Watch()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }
        // Letting go of one would make it stop the server that has just been started again.
        if (_watchdog is { HasExited: false })
        {
            return;
        }
        var stop = $"'{Path.Combine(_binDir, "pg_ctl")}' stop -s -m fast -w -t 30 -D '{Data}'";
        _watchdog?.Dispose();
        _watchdog = _user.StartWithInput("/bin/sh", ["-c", $"trap '' INT TERM HUP; cat >/dev/null; exec {stop} >/dev/null 2>&1"], _home);
    }

    private async Task<bool> AnswersAsync(PostmasterPid running, CancellationToken ct)
    {
        var connection = new NpgsqlConnectionStringBuilder
        {
            Host = OperatingSystem.IsWindows() ? "127.0.0.1" : running.SocketDirectory,
            Port = running.Port,
            Username = Owner,
            Password = await File.ReadAllTextAsync(PasswordFile, ct),
            Database = "postgres",
        };
        try
        {
            await using var trial = new NpgsqlConnection(connection.ConnectionString + ";Pooling=false;Timeout=5");
            await trial.OpenAsync(ct);
            await using var exists = new NpgsqlCommand($"select exists (select from pg_database where datname = '{Owner}')", trial);
            if (await exists.ExecuteScalarAsync(ct) is not true)
            {
                await using var create = new NpgsqlCommand($"create database {Owner}", trial);
                await create.ExecuteNonQueryAsync(ct);
            }
        }
        catch (NpgsqlException)
        {
            return false;
        }
        connection.Database = Owner;
        ConnectionString = connection.ConnectionString;
        return true;
    }

    private async Task KeepAliveAsync()
    {
        while (!_ending.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(TimeSpan.FromSeconds(1), _ending.Token);
                if (PostmasterPid.Running(Data) is null)
                {
                    _logger.LogWarning("PostgreSQL has ended; it is started again");
                    await StartAsync(_ending.Token);
                }
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception e) when (e is IOException or InvalidOperationException or UnauthorizedAccessException or Win32Exception)
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
