using Entente.Infrastructure.Database;
using Entente.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Entente.PostgresTests.Database;

public sealed class MigratingTests(PostgresCluster cluster)
{
    private const string Applied = "select scriptname || ' ' || applied from migrations.applied order by 1";

    [Fact]
    public async Task A_database_is_brought_from_nothing_to_this_schema_and_a_second_run_does_nothing()
    {
        var owner = await cluster.CreateEmptyDatabaseAsync();
        var migrator = new Migrator(owner, NullLogger.Instance);
        var scripts = migrator.Pending();
        Assert.Contains("0001_create_roles.sql", scripts);

        await migrator.MigrateAsync(default);
        var once = await owner.AskOwnerAsync<string>(Applied);
        await migrator.MigrateAsync(default);

        Assert.Equal(scripts.Count, once.Count);
        Assert.Equal(once, await owner.AskOwnerAsync<string>(Applied));
        Assert.Empty(migrator.Pending());
    }

    [Fact]
    public async Task Servers_that_start_at_once_migrate_once()
    {
        var owner = await cluster.CreateEmptyDatabaseAsync();
        var scripts = new Migrator(owner, NullLogger.Instance).Pending().Count;

        await Task.WhenAll(
            Enumerable.Range(0, 3).Select(_ => Task.Run(() => new Migrator(owner, NullLogger.Instance).MigrateAsync(default)))
        );

        Assert.Equal([(long)scripts], await owner.AskOwnerAsync<long>("select count(*) from migrations.applied"));
    }

    [Fact]
    public async Task An_older_build_leaves_a_newer_schema_alone()
    {
        var owner = await cluster.CreateDatabaseAsync();
        await owner.AskOwnerAsync<int>("insert into migrations.applied (scriptname, applied) values ('9999_of_a_newer_build.sql', now())");

        var refused = await Assert.ThrowsAsync<SchemaIsNewerException>(() =>
            new Migrator(owner, NullLogger.Instance).MigrateAsync(default)
        );

        Assert.Contains("9999_of_a_newer_build.sql", refused.Message, StringComparison.Ordinal);
    }
}
