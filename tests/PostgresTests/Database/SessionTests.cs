using Dapper;
using Entente.Infrastructure.Database;
using Entente.Testing;
using Npgsql;
using Xunit;

namespace Entente.PostgresTests.Database;

public sealed class SessionTests(PostgresCluster cluster) : IAsyncLifetime
{
    private const int RowsPerBrand = 7;

    private readonly List<Guid> _brands = [];
    private NpgsqlDataSource _pool = null!;
    private string _owner = "";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private EntenteDatabase Database => new(_pool);

    public async ValueTask InitializeAsync()
    {
        _owner = await cluster.CreateDatabaseAsync();
        for (var i = 0; i < 5; i++)
        {
            _brands.Add((await Desk.AddBrandAsync(_owner, $"brand-{i}", "Europe/Paris")).Id);
        }
        _pool = DatabaseFeature.OpenAsApp(WithPoolOf(4));
        foreach (var brand in _brands)
        {
            await using var session = await Database.OpenAsync(brand, Ct);
            await AddAuthorsAsync(session, brand);
            await session.CommitAsync(Ct);
        }
    }

    public ValueTask DisposeAsync() => _pool.DisposeAsync();

    [Fact]
    public async Task Without_a_brand_nothing_is_seen()
    {
        await using var fresh = await _pool.OpenConnectionAsync(Ct);
        Assert.Equal(0, await fresh.ExecuteScalarAsync<long>("select count(*) from authors"));
        Assert.Equal(0, await fresh.ExecuteScalarAsync<long>("select count(*) from brands"));
    }

    [Fact]
    public async Task A_used_connection_keeps_no_brand()
    {
        await using var single = DatabaseFeature.OpenAsApp(WithPoolOf(1));
        await using (var session = await new EntenteDatabase(single).OpenAsync(_brands[0], Ct))
        {
            Assert.Equal(RowsPerBrand, await CountAsync(session));
            await session.CommitAsync(Ct);
        }

        await using var reused = await single.OpenConnectionAsync(Ct);
        Assert.Equal(
            ("entente_app", ""),
            await reused.QuerySingleAsync<(string, string)>("select current_user::text, current_setting('app.brand')")
        );
        Assert.Equal(0, await reused.ExecuteScalarAsync<long>("select count(*) from authors"));
    }

    [Fact]
    public async Task An_instance_session_sees_the_list_of_brands_and_no_rows_of_theirs()
    {
        await using var session = await Database.OpenInstanceAsync(Ct);

        Assert.Equal(_brands.Count, await session.Connection.ExecuteScalarAsync<long>("select count(*) from brands"));
        Assert.Equal(0, await CountAsync(session));
    }

    [Fact]
    public async Task A_row_of_another_brand_is_neither_written_nor_changed()
    {
        await using (var session = await Database.OpenAsync(_brands[0], Ct))
        {
            var refusal = await Assert.ThrowsAsync<PostgresException>(() => AddAuthorsAsync(session, _brands[1]));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refusal.SqlState);
        }

        await using var other = await Database.OpenAsync(_brands[0], Ct);
        Assert.Equal(
            0,
            await other.Connection.ExecuteAsync("update authors set handle = 'x' where brand_id = @Brand", new { Brand = _brands[1] })
        );
        Assert.Equal(RowsPerBrand, await other.Connection.ExecuteAsync("update authors set handle = 'x'"));
    }

    [Fact]
    public async Task What_is_not_committed_is_rolled_back()
    {
        await using (var session = await Database.OpenAsync(_brands[0], Ct))
        {
            await AddAuthorsAsync(session, _brands[0]);
        }

        await using var next = await Database.OpenAsync(_brands[0], Ct);
        Assert.Equal(RowsPerBrand, await CountAsync(next));
    }

    [Fact]
    public async Task Two_thousand_mixed_requests_on_one_small_pool_see_no_foreign_row()
    {
        var seen = 0;
        var foreign = 0;
        await Parallel.ForEachAsync(
            Enumerable.Range(0, 2_000),
            new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = Ct },
            async (i, ct) =>
            {
                var brand = _brands[i % _brands.Count];
                await using var session = await Database.OpenAsync(brand, ct);
                var owners = (await session.Connection.QueryAsync<Guid>("select brand_id from authors")).ToList();
                Interlocked.Add(ref seen, owners.Count);
                Interlocked.Add(ref foreign, owners.Count(o => o != brand));
                await EndAsync(session, i, ct);
            }
        );

        Assert.Equal((2_000 * RowsPerBrand, 0), (seen, foreign));
    }

    /// <summary>As requests end: done, given up, or broken by an error.</summary>
    private static async Task EndAsync(DatabaseSession session, int i, CancellationToken ct)
    {
        if (i % 3 == 0)
        {
            await session.CommitAsync(ct);
        }
        else if (i % 3 == 1)
        {
            await Assert.ThrowsAsync<PostgresException>(() => session.Connection.ExecuteAsync("select 1 / 0"));
        }
    }

    private string WithPoolOf(int size) => new NpgsqlConnectionStringBuilder(_owner) { MaxPoolSize = size }.ConnectionString;

    private static Task<long> CountAsync(DatabaseSession session) =>
        session.Connection.ExecuteScalarAsync<long>("select count(*) from authors");

    private static Task<int> AddAuthorsAsync(DatabaseSession session, Guid brand) =>
        session.Connection.ExecuteAsync(
            """
            insert into authors (brand_id, id, network, external_id)
            select @Brand, gen_random_uuid(), 'facebook', gen_random_uuid()::text
            from generate_series(1, @Count)
            """,
            new { Brand = brand, Count = RowsPerBrand }
        );
}
