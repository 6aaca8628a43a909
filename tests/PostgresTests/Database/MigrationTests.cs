using Dapper;
using Entente.Infrastructure.Database;
using Entente.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Xunit;

namespace Entente.PostgresTests.Database;

public sealed class MigrationTests(PostgresCluster cluster)
{
    [Fact]
    public async Task An_empty_database_gets_every_script_in_order_once()
    {
        var database = await cluster.CreateEmptyDatabaseAsync();
        var scripts = Directory.EnumerateFiles(Path.Combine(Repository.Root, "db", "migrations"), "*.sql").Select(f => Path.GetFileName(f));

        await MigrateAsync(database);
        await MigrateAsync(database);

        Assert.Equal(scripts.Order(StringComparer.Ordinal), await AppliedAsync(database));
        Assert.Empty(new Migrator(database, NullLogger.Instance).Pending());
    }

    [Fact]
    public async Task Several_processes_that_start_together_migrate_once()
    {
        var database = await cluster.CreateEmptyDatabaseAsync();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => MigrateAsync(database))));

        var applied = await AppliedAsync(database);
        Assert.NotEmpty(applied);
        Assert.Equal(applied.Distinct(), applied);
    }

    [Fact]
    public async Task A_schema_newer_than_the_build_is_refused_by_name_and_left_alone()
    {
        var database = await cluster.CreateDatabaseAsync();
        await using var owner = new NpgsqlConnection(database);
        await owner.ExecuteAsync("insert into migrations.applied (scriptname, applied) values ('9999_of_tomorrow.sql', now())");
        var before = await AppliedAsync(database);

        var refusal = await Assert.ThrowsAsync<SchemaIsNewerException>(() => MigrateAsync(database));

        Assert.Contains("9999_of_tomorrow.sql", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, await AppliedAsync(database));
        // The lock is free again: nobody waits for a process that refused.
        Assert.True(
            await owner.ExecuteScalarAsync<bool>(
                $"select count(*) = 0 from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())"
            )
        );
    }

    [Fact]
    public async Task A_database_that_lost_its_rights_to_the_jobs_gets_them_back()
    {
        var database = await cluster.CreateDatabaseAsync();
        await using var owner = new NpgsqlConnection(database);
        await owner.ExecuteAsync("revoke all on all tables in schema hangfire from entente_app");

        await MigrateAsync(database);

        await using var app = DatabaseFeature.OpenAsApp(database);
        await using var connection = await app.OpenConnectionAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, await connection.ExecuteScalarAsync<long>("select count(*) from hangfire.job"));
    }

    private static Task MigrateAsync(string database) =>
        new Migrator(database, NullLogger.Instance).MigrateAsync(TestContext.Current.CancellationToken);

    private static async Task<List<string>> AppliedAsync(string database)
    {
        await using var owner = new NpgsqlConnection(database);
        return (await owner.QueryAsync<string>("select scriptname from migrations.applied order by schemaversionsid")).ToList();
    }
}
