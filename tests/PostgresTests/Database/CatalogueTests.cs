using Dapper;
using Entente.Domain;
using Entente.Domain.Cases;
using Entente.Domain.Imports;
using Entente.Domain.Mentions;
using Entente.Domain.Reports;
using Entente.Domain.Triage;
using Entente.Infrastructure.Database;
using Entente.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Xunit;

namespace Entente.PostgresTests.Database;

/// <summary>What must hold of every table there is, asked of the catalogue itself.</summary>
public sealed class CatalogueTests(PostgresCluster cluster)
{
    [Fact]
    public async Task Every_table_has_row_level_security_forced_and_a_policy()
    {
        var tables = await AskAsync(
            """
            select c.relname || ' ' || c.relrowsecurity || ' ' || c.relforcerowsecurity || ' ' || exists (select from pg_policy p where p.polrelid = c.oid)
            from pg_class c
            where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
            """
        );

        Assert.True(tables.Count > 15, $"only {tables.Count} tables were looked at");
        Assert.All(tables, t => Assert.EndsWith(" true true true", t, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_brand_comes_first_in_every_tenant_table_and_stands_in_every_key()
    {
        var keys = await AskAsync(
            """
            select c.conrelid::regclass || ' ' || c.conname || ' '
                || (select bool_or(a.attname = 'brand_id') from pg_attribute a where a.attrelid = c.conrelid and a.attnum = any (c.conkey))
                || ' ' || (select a.attname from pg_attribute a where a.attrelid = c.conrelid and a.attnum = 1)
            from pg_constraint c
            join pg_attribute b on b.attrelid = c.conrelid and b.attname = 'brand_id' and not b.attisdropped
            where c.connamespace = 'public'::regnamespace and c.contype in ('p', 'u', 'f') and c.conrelid <> 'brands'::regclass
            """
        );

        Assert.True(keys.Count > 30, $"only {keys.Count} keys were looked at");
        Assert.All(keys, k => Assert.EndsWith(" true brand_id", k, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_role_of_the_product_owns_nothing_and_histories_are_insert_only_for_it()
    {
        Assert.Equal(["0"], await AskAsync("select count(*)::text from pg_class where relowner = 'entente_app'::regrole"));
        Assert.Equal(["false false"], await AskAsync("select rolsuper || ' ' || rolbypassrls from pg_roles where rolname = 'entente_app'"));
        Assert.Equal(
            ["false", "false", "false"],
            await AskAsync(
                """
                select has_table_privilege('entente_app', t, 'update, delete, truncate')::text
                from unnest(array['case_events', 'verdicts', 'assessments']) t
                """
            )
        );
    }

    [Fact]
    public async Task Words_in_the_database_are_the_words_in_the_code()
    {
        var checks = await AskAsync(
            "select pg_get_constraintdef(oid) from pg_constraint where contype = 'c' and connamespace = 'public'::regnamespace"
        );
        void Knows<TEnum>(string column)
            where TEnum : struct, Enum
        {
            var ours = Vocabulary.AllWords<TEnum>().Order().ToList();
            var theirs = checks
                .Where(c => c.StartsWith($"CHECK (({column} = ANY", StringComparison.Ordinal))
                .Select(c => System.Text.RegularExpressions.Regex.Matches(c, "'([a-z_]+)'").Select(m => m.Groups[1].Value).Order().ToList())
                .ToList();
            Assert.Contains(theirs, words => words.SequenceEqual(ours));
        }

        Knows<Network>("network");
        Knows<Sentiment>("sentiment");
        Knows<Category>("category");
        Knows<Standing>("standing");
        Knows<Step>("step");
        Knows<Waiting>("waiting");
        Knows<Outcome>("outcome");
        Knows<PlatformDecision>("platform_decision");
        Knows<CaseEventKind>("kind");
        Knows<ReportStatus>("status");
        Knows<ImportFormat>("format");
    }

    [Fact]
    public async Task Migrating_twice_changes_nothing_and_a_newer_schema_is_refused()
    {
        var database = await cluster.CreateDatabaseAsync();
        var migrator = new Migrator(database, NullLogger.Instance);

        Assert.Empty(migrator.Pending());
        await migrator.MigrateAsync(default);
        await using (var connection = new NpgsqlConnection(database))
        {
            await connection.ExecuteAsync(
                "insert into migrations.applied (scriptname, applied) values ('9999_from_the_future.sql', now())"
            );
        }

        await Assert.ThrowsAsync<SchemaIsNewerException>(() => migrator.MigrateAsync(default));
    }

    [Fact]
    public async Task Brands_never_see_each_other_on_one_small_pool()
    {
        var owner = await cluster.CreateDatabaseAsync();
        var brands = new List<Guid>();
        foreach (var slug in (string[])["one", "two", "three"])
        {
            brands.Add((await Desk.AddBrandAsync(owner, slug, "Europe/Paris")).Id);
        }
        await using var dataSource = DatabaseFeature.OpenAsApp(owner + ";Maximum Pool Size=4");
        var database = new EntenteDatabase(dataSource);
        foreach (var brand in brands)
        {
            await using var session = await database.OpenAsync(brand, default);
            await session.Connection.ExecuteAsync(
                "insert into dirty_weeks (brand_id, week) values (@brand, '2026-01-05')",
                new { brand },
                session.Transaction
            );
            await session.CommitAsync(default);
        }

        var seen = await Task.WhenAll(
            Enumerable
                .Range(0, 1000)
                .Select(async i =>
                {
                    var brand = brands[i % 3];
                    await using var session = await database.OpenAsync(brand, default);
                    var rows = await session.Connection.QueryAsync<Guid>(
                        "select brand_id from dirty_weeks",
                        transaction: session.Transaction
                    );
                    return rows.ToList() is [var only] && only == brand;
                })
        );
        await using var bare = await dataSource.OpenConnectionAsync();

        Assert.All(seen, Assert.True);
        Assert.Equal(0, await bare.ExecuteScalarAsync<long>("select count(*) from dirty_weeks"));
        await Assert.ThrowsAsync<PostgresException>(async () =>
        {
            await using var session = await database.OpenAsync(brands[0], default);
            await session.Connection.ExecuteAsync(
                "insert into dirty_weeks (brand_id, week) values (@brand, '2026-01-05')",
                new { brand = brands[1] },
                session.Transaction
            );
        });
    }

    private async Task<List<string>> AskAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(await cluster.CreateDatabaseAsync());
        return (await connection.QueryAsync<string>(sql)).ToList();
    }
}
