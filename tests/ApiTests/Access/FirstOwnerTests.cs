using Dapper;
using Entente.Application.Access;
using Entente.Infrastructure.Access;
using Entente.Infrastructure.Database;
using Npgsql;
using Xunit;

namespace Entente.ApiTests.Access;

public sealed class FirstOwnerTests(SharedApp shared)
{
    [Fact]
    public async Task Of_fifty_servers_that_start_at_once_one_makes_the_owner()
    {
        var database = await shared.Cluster.CreateDatabaseAsync();
        await using var source = DatabaseFeature.OpenAsApp(database);
        var first = new FirstOwner(new PostgresApiKeyStore(new EntenteDatabase(source)), new KeyIssuing("test", TimeProvider.System));

        var owners = await Task.WhenAll(
            Enumerable.Range(0, 50).Select(_ => first.EnsureAsync(null, TestContext.Current.CancellationToken))
        );

        Assert.Single(owners, owner => owner is not null);
        await using var connection = new NpgsqlConnection(database);
        Assert.Equal(1, await connection.ExecuteScalarAsync<int>("select count(*) from api_keys where is_owner"));
    }

    [Fact]
    public async Task A_chosen_key_that_is_short_is_refused()
    {
        var database = await shared.Cluster.CreateDatabaseAsync();
        await using var source = DatabaseFeature.OpenAsApp(database);
        var first = new FirstOwner(new PostgresApiKeyStore(new EntenteDatabase(source)), new KeyIssuing("test", TimeProvider.System));
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            first.EnsureAsync(new string('x', 31), TestContext.Current.CancellationToken)
        );
    }
}
