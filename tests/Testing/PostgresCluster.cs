using System.Diagnostics;
using Entente.Infrastructure.Database;
using Entente.Infrastructure.Database.Embedded;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Xunit;

namespace Entente.Testing;

/// <summary>
/// A private PostgreSQL for one test assembly, thrown away at its end. A migrated template is made once; each database is a clone of it.
/// </summary>
public sealed class PostgresCluster : IAsyncLifetime
{
    private const string Template = "entente_template";

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("entente-test-");
    private EmbeddedPostgresServer? _server;
    private Process? _sweeper;

    public string OwnerConnectionString => _server!.ConnectionString;

    public async ValueTask InitializeAsync()
    {
        _sweeper = SweepWhenWeEnd(_root.FullName);
        _server = await EmbeddedPostgresServer.StartOrAttachAsync(
            new EmbeddedPostgresOptions
            {
                DataDirectory = _root.FullName,
                BinDir = Environment.GetEnvironmentVariable("ENTENTE_POSTGRES_BIN"),
                // Thrown away at the end: durability would only slow the tests down.
                ExtraServerOptions = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=300",
            },
            NullLogger.Instance,
            CancellationToken.None
        );
        await CreateDatabaseAsync(Template, "template0");
        await new Migrator(ConnectionStringFor(Template), NullLogger.Instance).MigrateAsync(CancellationToken.None);
        NpgsqlConnection.ClearAllPools();
    }

    /// <summary>A new migrated database of its own; the connection string is its owner's.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = $"test_{Guid.NewGuid():N}";
        await CreateDatabaseAsync(name, Template);
        return ConnectionStringFor(name);
    }

    /// <summary>A new database without any table.</summary>
    public async Task<string> CreateEmptyDatabaseAsync()
    {
        var name = $"test_{Guid.NewGuid():N}";
        await CreateDatabaseAsync(name, "template0");
        return ConnectionStringFor(name);
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
        _root.Delete(recursive: true);
        _sweeper?.Dispose();
    }

    /// <summary>A test run that is killed leaves nothing behind: a shell sees the pipe close, waits for the server's end and cleans up.</summary>
    private static Process? SweepWhenWeEnd(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return null;
        }
        const string script = """
            trap '' INT TERM HUP
            cat >/dev/null
            for i in 1 2 3 4 5 6 7 8 9 10; do ls "$0"/postgres/*/data/postmaster.pid >/dev/null 2>&1 || break; sleep 1; done
            rm -rf "$0"
            """;
        return Process.Start(new ProcessStartInfo("/bin/sh", ["-c", script, folder]) { RedirectStandardInput = true });
    }

    private async Task CreateDatabaseAsync(string name, string template)
    {
        await using var connection = new NpgsqlConnection(ConnectionStringFor("postgres") + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"create database {name} template {template}", connection);
        await command.ExecuteNonQueryAsync();
    }

    private string ConnectionStringFor(string database) =>
        new NpgsqlConnectionStringBuilder(OwnerConnectionString) { Database = database }.ConnectionString;
}
