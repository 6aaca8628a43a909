using Dapper;
using Entente.Domain.Mentions;
using Entente.Infrastructure.Database;
using Entente.Testing;
using Npgsql;
using Xunit;

namespace Entente.PostgresTests.Database;

/// <summary>What the role can do that every session of the product has, whatever statement it is given.</summary>
public sealed class RoleOfTheProductTests(PostgresCluster cluster) : IAsyncLifetime
{
    private Desk _desk = null!;

    public async ValueTask InitializeAsync()
    {
        _desk = await Desk.OpenAsync(cluster, new SpokenTriage());
        await _desk.RecordAsync(
            new IncomingMention(Network.X, "1", "[negative insult]", _desk.Clock.GetUtcNow(), Author: new("1", null, null))
        );
    }

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task A_session_that_says_nothing_sees_no_row_of_any_table()
    {
        var tables = await _desk.OwnerConnectionString.AskOwnerAsync<string>(
            "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')"
        );
        Assert.NotEmpty(await _desk.OwnerConnectionString.AskOwnerAsync<Guid>("select brand_id from case_events"));
        await using var asApp = DatabaseFeature.OpenAsApp(_desk.OwnerConnectionString);
        await using var silent = await asApp.OpenConnectionAsync();
        Assert.Equal("entente_app", await silent.ExecuteScalarAsync<string>("select current_user"));
        foreach (var table in tables)
        {
            Assert.Equal((table, 0L), (table, await silent.ExecuteScalarAsync<long>($"select count(*) from {table}")));
        }
    }

    [Theory]
    [InlineData("update case_events set actor = 'somebody else'")]
    [InlineData("delete from case_events")]
    [InlineData("truncate case_events")]
    [InlineData("update audit_entries set entry = ''")]
    [InlineData("delete from audit_entries")]
    [InlineData("truncate audit_entries")]
    [InlineData("delete from verdicts")]
    [InlineData("alter table mentions disable row level security")]
    [InlineData("drop policy brand on mentions")]
    [InlineData("create table public.mine (n int)")]
    public async Task It_rewrites_no_history_and_does_not_lift_its_own_guard(string sql)
    {
        await using var session = await _desk.Get<EntenteDatabase>().OpenAsync(_desk.Brand.Id, default);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => session.Connection.ExecuteAsync(sql));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }
}
