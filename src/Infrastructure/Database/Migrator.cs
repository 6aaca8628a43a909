using DbUp;
using DbUp.Engine;
using DbUp.Engine.Output;
using Hangfire.PostgreSql;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Entente.Infrastructure.Database;

/// <summary>
/// Brings a database to the schema of this build: <c>db/migrations</c> in order, each script in a transaction of its own, under a lock
/// that lets one process migrate at a time; then the job tables and the app role's rights to them.
/// </summary>
public sealed class Migrator(string ownerConnectionString, ILogger logger)
{
    private const string JournalSchema = "migrations";
    private const string JournalTable = "applied";
    private const long Lock = 0x656E74656E7465;

    // A script over many rows, or the wait for another process that runs one, takes the time it takes.
    private readonly string _patient = new NpgsqlConnectionStringBuilder(ownerConnectionString) { CommandTimeout = 0 }.ConnectionString;

    /// <exception cref="SchemaIsNewerException">The database was migrated by a newer build.</exception>
    /// <exception cref="UnreachableDatabaseException">It does not answer, or lets nobody in who comes so.</exception>
    public async Task MigrateAsync(CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(_patient);
        await OpenAsync(connection, ct);
        await ExecuteAsync(connection, $"select pg_advisory_lock({Lock})", ct);
        try
        {
            await ExecuteAsync(connection, $"create schema if not exists {JournalSchema}", ct);
            await RefuseNewerSchemaAsync(connection, ct);
            RunScripts();
            await PrepareJobTablesAsync(connection, ct);
        }
        finally
        {
            await ExecuteAsync(connection, $"select pg_advisory_unlock({Lock})", CancellationToken.None);
        }
    }

    /// <summary>The scripts of this build that the database has not seen.</summary>
    public IReadOnlyList<string> Pending() => [.. Upgrader(ownerConnectionString).GetScriptsToExecute().Select(s => s.Name)];

    private static async Task OpenAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        try
        {
            await connection.OpenAsync(ct);
        }
        catch (NpgsqlException e)
        {
            throw new UnreachableDatabaseException(e);
        }
    }

    private void RunScripts()
    {
        var result = Upgrader(_patient).PerformUpgrade();
        if (!result.Successful)
        {
            throw new InvalidOperationException($"The migration {result.ErrorScript?.Name} failed: {result.Error.Message}", result.Error);
        }
    }

    private UpgradeEngine Upgrader(string connectionString) =>
        DeployChanges
            .To.PostgresqlDatabase(connectionString)
            .WithScripts(Scripts())
            .JournalToPostgresqlTable(JournalSchema, JournalTable)
            .WithTransactionPerScript()
            .WithVariablesDisabled()
            .LogTo(new DbUpLog(logger))
            .Build();

    private static IEnumerable<SqlScript> Scripts()
    {
        const string prefix = "migrations/";
        var assembly = typeof(Migrator).Assembly;
        foreach (
            var resource in assembly
                .GetManifestResourceNames()
                .Where(n => n.StartsWith(prefix, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
        )
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            yield return new SqlScript(resource[prefix.Length..], reader.ReadToEnd());
        }
    }

    private static async Task RefuseNewerSchemaAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var exists = new NpgsqlCommand($"select to_regclass('{JournalSchema}.{JournalTable}') is not null", connection);
        if (await exists.ExecuteScalarAsync(ct) is not true)
        {
            return;
        }
        var known = Scripts().Select(s => s.Name).ToHashSet();
        await using var applied = new NpgsqlCommand($"select scriptname from {JournalSchema}.{JournalTable}", connection);
        await using var reader = await applied.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            if (!known.Contains(reader.GetString(0)))
            {
                throw new SchemaIsNewerException(reader.GetString(0));
            }
        }
    }

    private static async Task PrepareJobTablesAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        PostgreSqlObjectsInstaller.Install(connection, Jobs.JobsFeature.Schema);
        await ExecuteAsync(
            connection,
            $"""
            grant usage on schema {Jobs.JobsFeature.Schema} to {DatabaseFeature.AppRole};
            grant select, insert, update, delete on all tables in schema {Jobs.JobsFeature.Schema} to {DatabaseFeature.AppRole};
            grant usage, select, update on all sequences in schema {Jobs.JobsFeature.Schema} to {DatabaseFeature.AppRole};
            grant usage on schema {JournalSchema} to {DatabaseFeature.AppRole};
            grant select on {JournalSchema}.{JournalTable} to {DatabaseFeature.AppRole};
            """,
            ct
        );
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }

    private sealed class DbUpLog(ILogger logger) : IUpgradeLog
    {
        public void LogTrace(string format, params object[] args) => Log(LogLevel.Trace, format, args);

        public void LogDebug(string format, params object[] args) => Log(LogLevel.Debug, format, args);

        public void LogInformation(string format, params object[] args) => Log(LogLevel.Debug, format, args);

        public void LogWarning(string format, params object[] args) => Log(LogLevel.Warning, format, args);

        public void LogError(string format, params object[] args) => Log(LogLevel.Error, format, args);

        public void LogError(Exception ex, string format, params object[] args) => Log(LogLevel.Error, format, args);

        private void Log(LogLevel level, string format, object[] args) =>
            logger.Log(
                level,
                "Migration: {Line}",
                args.Length == 0 ? format : string.Format(System.Globalization.CultureInfo.InvariantCulture, format, args)
            );
    }
}

public sealed class UnreachableDatabaseException(NpgsqlException cause)
    : NoDatabaseException($"The database of ConnectionStrings:Entente cannot be used: {cause.Message}.", cause);

/// <summary>An older build must not write to a newer schema.</summary>
public sealed class SchemaIsNewerException(string script)
    : NoDatabaseException(
        $"The database was migrated by a newer build (it holds {script}, which this build does not know). Start that build, or restore a backup."
    );
