using Dapper;
using Entente.Infrastructure.Database;
using Entente.Testing;
using Npgsql;
using Xunit;

namespace Entente.PostgresTests.Database;

/// <summary>What holds for every table, asked of the catalogue: a table that forgets it is found the day it is made.</summary>
public sealed class CatalogueTests(PostgresCluster cluster)
{
    [Fact]
    public async Task Every_table_has_forced_row_level_security_and_a_policy()
    {
        await using var owner = await OpenAsOwnerAsync();

        var tables = await owner.QueryAsync<(string Name, bool IsGuarded)>(
            """
            select c.relname, c.relrowsecurity and c.relforcerowsecurity and exists (select from pg_policy p where p.polrelid = c.oid)
            from pg_class c
            where c.relnamespace = 'public'::regnamespace
              and c.relkind in ('r', 'p')
            """
        );

        Assert.NotEmpty(tables);
        Assert.Empty(tables.Where(t => !t.IsGuarded).Select(t => t.Name));
    }

    [Fact]
    public async Task A_table_of_a_brand_begins_with_it()
    {
        await using var owner = await OpenAsOwnerAsync();

        var positions = await owner.QueryAsync<(string Table, int Position)>(
            """
            select c.relname, a.attnum::int
            from pg_class c
            join pg_attribute a on a.attrelid = c.oid and a.attname = 'brand_id'
            where c.relnamespace = 'public'::regnamespace
              and c.relkind in ('r', 'p')
            """
        );

        Assert.NotEmpty(positions);
        Assert.Empty(positions.Where(p => p.Position != 1).Select(p => p.Table));
    }

    [Fact]
    public async Task Every_key_of_a_brands_table_holds_the_brand()
    {
        await using var owner = await OpenAsOwnerAsync();

        var keys = await owner.QueryAsync<(string Table, string Key, string Kind, bool HoldsBrand)>(
            """
            select c.relname, k.conname, k.contype::text, a.attnum = any (k.conkey)
            from pg_constraint k
            join pg_class c on c.oid = k.conrelid
            join pg_attribute a on a.attrelid = c.oid and a.attname = 'brand_id'
            where c.relnamespace = 'public'::regnamespace
              and k.contype in ('p', 'u', 'f')
            union all
            select c.relname, i.indexrelid::regclass::text, 'u', a.attnum = any (i.indkey::smallint[])
            from pg_index i
            join pg_class c on c.oid = i.indrelid
            join pg_attribute a on a.attrelid = c.oid and a.attname = 'brand_id'
            where c.relnamespace = 'public'::regnamespace
              and i.indisunique
              and not exists (select from pg_constraint k where k.conindid = i.indexrelid)
            """
        );

        Assert.Superset(new HashSet<string> { "p", "u", "f" }, keys.Select(k => k.Kind).ToHashSet());
        // The one name that is unique among brands is the brand's own.
        Assert.Equal(["brands_slug_key"], keys.Where(k => !k.HoldsBrand).Select(k => k.Key));
    }

    [Fact]
    public async Task Every_brands_table_has_a_primary_key()
    {
        await using var owner = await OpenAsOwnerAsync();

        var without = await owner.QueryAsync<string>(
            """
            select c.relname
            from pg_class c
            where c.relnamespace = 'public'::regnamespace
              and c.relkind in ('r', 'p')
              and not exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'p')
            """
        );

        Assert.Empty(without);
    }

    [Fact]
    public async Task The_apps_role_owns_nothing_and_may_nothing_special()
    {
        await using var owner = await OpenAsOwnerAsync();

        var (attributes, owned) = await owner.QuerySingleAsync<(bool, long)>(
            """
            select r.rolcanlogin or r.rolsuper or r.rolbypassrls or r.rolcreatedb or r.rolcreaterole or r.rolreplication,
                   (select count(*) from pg_class where relowner = r.oid)
                     + (select count(*) from pg_namespace where nspowner = r.oid)
                     + (select count(*) from pg_proc where proowner = r.oid)
                     + (select count(*) from pg_database where datdba = r.oid)
                     + (select count(*) from pg_auth_members where member = r.oid)
            from pg_roles r
            where r.rolname = 'entente_app'
            """
        );

        Assert.False(attributes);
        Assert.Equal(0, owned);
    }

    [Theory]
    [InlineData("truncate mentions")]
    [InlineData("create table mine (id int)")]
    [InlineData("alter table mentions disable row level security")]
    [InlineData("drop policy brand on mentions")]
    [InlineData("delete from case_events")]
    [InlineData("update case_events set actor = 'nobody'")]
    [InlineData("delete from migrations.applied")]
    public async Task The_apps_role_is_refused(string statement)
    {
        await using var app = DatabaseFeature.OpenAsApp(await cluster.CreateDatabaseAsync());
        await using var command = app.CreateCommand(statement);

        var refusal = await Assert.ThrowsAsync<PostgresException>(() =>
            command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken)
        );

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refusal.SqlState);
    }

    private async Task<NpgsqlConnection> OpenAsOwnerAsync()
    {
        var connection = new NpgsqlConnection(await cluster.CreateDatabaseAsync());
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        return connection;
    }
}
