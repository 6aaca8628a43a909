using Dapper;
using Entente.Application.Mentions;
using Entente.Domain.Brands;
using Entente.Domain.Mentions;
using Entente.Infrastructure.Database;
using Entente.Testing;
using Npgsql;
using Xunit;

namespace Entente.PostgresTests.Database;

/// <summary>What a session sees follows from what it said of itself, whatever the statement says.</summary>
public sealed class KeepingBrandsApartTests(PostgresCluster cluster) : IAsyncLifetime
{
    private static readonly DateTimeOffset Posted = new(2026, 2, 23, 10, 0, 0, TimeSpan.Zero);

    private Desk _desk = null!;
    private Brand[] _brands = [];

    public async ValueTask InitializeAsync()
    {
        _desk = await Desk.OpenAsync(cluster, new SpokenTriage());
        _brands =
        [
            _desk.Brand,
            await Desk.AddBrandAsync(_desk.OwnerConnectionString, "lumen", "Europe/Paris"),
            await Desk.AddBrandAsync(_desk.OwnerConnectionString, "tessel", "Europe/London"),
        ];
        foreach (var brand in _brands)
        {
            await RecordAsync(brand, $"{brand.Slug} [negative insult]", "first");
        }
    }

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task A_session_that_says_nothing_sees_no_row_of_any_table()
    {
        var tables = await _desk.OwnerConnectionString.AskOwnerAsync<string>(
            "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')"
        );
        Assert.NotEmpty(await _desk.OwnerConnectionString.AskOwnerAsync<Guid>("select brand_id from mentions"));
        await using var asApp = DatabaseFeature.OpenAsApp(_desk.OwnerConnectionString);
        await using var silent = await asApp.OpenConnectionAsync();
        Assert.Equal("entente_app", await silent.ExecuteScalarAsync<string>("select current_user"));
        foreach (var table in tables)
        {
            Assert.Equal((table, 0L), (table, await silent.ExecuteScalarAsync<long>($"select count(*) from {table}")));
        }
    }

    [Fact]
    public async Task A_session_of_one_brand_sees_touches_and_adds_nothing_of_another()
    {
        var (mine, other) = (_brands[0], _brands[1]);
        await using var session = await _desk.Get<EntenteDatabase>().OpenAsync(mine.Id, default);
        Assert.Equal([mine.Id], await session.Connection.QueryAsync<Guid>("select brand_id from mentions"));
        Assert.Equal(0, await session.Connection.ExecuteAsync("update mentions set text = '' where brand_id = @Id", new { other.Id }));
        Assert.Equal(0, await session.Connection.ExecuteAsync("delete from case_mentions where brand_id = @Id", new { other.Id }));
        var refused = await Assert.ThrowsAsync<PostgresException>(() =>
            session.Connection.ExecuteAsync(
                "insert into mention_deletions (brand_id, network, external_id, deleted_at) values (@Id, 'x', '1', now())",
                new { other.Id }
            )
        );
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Theory]
    [InlineData("update case_events set actor = 'somebody else'")]
    [InlineData("delete from case_events")]
    [InlineData("truncate case_events")]
    [InlineData("delete from verdicts")]
    [InlineData("alter table mentions disable row level security")]
    [InlineData("drop policy brand on mentions")]
    [InlineData("create table public.mine (n int)")]
    public async Task The_product_cannot_rewrite_history_nor_lift_its_own_guard(string sql)
    {
        await using var session = await _desk.Get<EntenteDatabase>().OpenAsync(_desk.Brand.Id, default);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => session.Connection.ExecuteAsync(sql));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    /// <summary>Reads, writes, failures, silence and instance sessions change places on the same four connections.</summary>
    [Fact]
    public async Task A_thousand_requests_of_three_brands_on_four_connections_never_see_a_foreign_row()
    {
        var pool = new NpgsqlConnectionStringBuilder(_desk.OwnerConnectionString) { MaxPoolSize = 4 };
        await using var asApp = DatabaseFeature.OpenAsApp(pool.ConnectionString);
        var database = new EntenteDatabase(asApp);
        var (foreign, seen) = (0, 0);
        await Parallel.ForEachAsync(
            Enumerable.Range(0, 1000),
            new ParallelOptions { MaxDegreeOfParallelism = 24 },
            async (i, ct) =>
            {
                var brand = _brands[i % 3];
                var rows = (i % 7) switch
                {
                    0 => await SilentAsync(asApp),
                    1 => await FailingAsync(database, brand),
                    2 => await WritingAsync(database, brand, i),
                    3 => await OfInstanceAsync(database),
                    _ => await ReadingAsync(database, brand),
                };
                Interlocked.Add(ref seen, rows.Count);
                Interlocked.Add(ref foreign, rows.Count(r => r != brand.Id));
            }
        );
        Assert.True(seen > 1000, $"{seen} rows were seen");
        Assert.Equal(0, foreign);
    }

    private static async Task<List<Guid>> ReadingAsync(EntenteDatabase database, Brand brand)
    {
        await using var session = await database.OpenAsync(brand.Id, default);
        return await RowsAsync(session.Connection);
    }

    private static async Task<List<Guid>> WritingAsync(EntenteDatabase database, Brand brand, int number)
    {
        await using var session = await database.OpenAsync(brand.Id, default);
        await session.Connection.ExecuteAsync(
            "insert into mention_deletions (brand_id, network, external_id, deleted_at) values (app_brand(), 'x', @Id, now())",
            new { Id = $"{number}" }
        );
        var rows = (await session.Connection.QueryAsync<Guid>("select brand_id from mention_deletions")).ToList();
        if (number % 2 == 0)
        {
            await session.CommitAsync(default);
        }
        return rows;
    }

    private static async Task<List<Guid>> FailingAsync(EntenteDatabase database, Brand brand)
    {
        await using var session = await database.OpenAsync(brand.Id, default);
        var rows = await RowsAsync(session.Connection);
        await Assert.ThrowsAsync<PostgresException>(() => session.Connection.ExecuteAsync("select 1 / 0"));
        return rows;
    }

    /// <summary>Posts are no business of the instance.</summary>
    private static async Task<List<Guid>> OfInstanceAsync(EntenteDatabase database)
    {
        await using var session = await database.OpenInstanceAsync(default);
        return await RowsAsync(session.Connection);
    }

    private static async Task<List<Guid>> SilentAsync(NpgsqlDataSource asApp)
    {
        await using var connection = await asApp.OpenConnectionAsync();
        return await RowsAsync(connection);
    }

    private static async Task<List<Guid>> RowsAsync(NpgsqlConnection connection) =>
        (await connection.QueryAsync<Guid>("select brand_id from mentions union all select brand_id from cases")).ToList();

    private async Task RecordAsync(Brand brand, string text, string id) =>
        await _desk
            .Get<RecordMentionsHandler>()
            .HandleAsync(
                new RecordMentions(brand, [new IncomingMention(Network.X, id, text, Posted, Author: new(id, null, null))]),
                default
            );
}
