using Entente.Application.Access;
using Entente.Domain.Access;
using Entente.Infrastructure.Access;
using Entente.Infrastructure.Database;
using Entente.Testing;
using Npgsql;
using Xunit;

namespace Entente.PostgresTests.Access;

public sealed class OwningAnInstanceTests(PostgresCluster cluster) : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 3, 29, 1, 0, 0, TimeSpan.Zero);

    private NpgsqlDataSource _pool = null!;

    private static readonly Proof Password = new("hash", Identity: null);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _pool = DatabaseFeature.OpenAsApp(await cluster.CreateDatabaseAsync());

    public ValueTask DisposeAsync() => _pool.DisposeAsync();

    [Fact]
    public async Task Of_fifty_who_accept_at_once_with_links_of_their_own_one_is_the_owner()
    {
        var store = new PostgresInvitationStore(new EntenteDatabase(_pool));
        var invitations = Enumerable.Range(0, 50).Select(_ => Invitation.ForOwner(Now)).ToList();
        foreach (var invitation in invitations)
        {
            await store.AddAsync(invitation, KeySecret.Hash(invitation.Id.ToString()), Ct);
        }
        var accepted = await Task.WhenAll(invitations.Select((invitation, i) => store.AcceptAsync(invitation, Owner(i), Password, Ct)));
        Assert.Equal(1, accepted.Count(a => a == Acceptance.Done));
        Assert.True(await new PostgresUserReads(new EntenteDatabase(_pool)).HasOwnerAsync(Ct));
        var reads = new PostgresInvitationReads(new EntenteDatabase(_pool));
        Assert.Null(await reads.FindOpenAsync(KeySecret.Hash(invitations[0].Id.ToString()), Now, Ct));
        Assert.Null(await reads.FindOpenAsync(KeySecret.Hash(invitations[49].Id.ToString()), Now, Ct));
    }

    [Fact]
    public async Task One_link_makes_one_account_however_many_open_it_at_once_and_none_past_its_time()
    {
        var store = new PostgresInvitationStore(new EntenteDatabase(_pool));
        var invitation = Invitation.ForOwner(Now);
        await store.AddAsync(invitation, KeySecret.Hash("a"), Ct);
        var reads = new PostgresInvitationReads(new EntenteDatabase(_pool));
        Assert.Null(await reads.FindOpenAsync(KeySecret.Hash("a"), Now + Invitation.OwnersLife, Ct));
        Assert.Equal(
            Acceptance.Gone,
            await store.AcceptAsync(invitation, Owner(0) with { CreatedAt = Now + Invitation.OwnersLife }, Password, Ct)
        );
        var accepted = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => store.AcceptAsync(invitation, Owner(i), Password, Ct)));
        Assert.Equal(1, accepted.Count(a => a == Acceptance.Done));
        Assert.Equal(19, accepted.Count(a => a == Acceptance.Gone));
    }

    private static User Owner(int i) => new(Guid.CreateVersion7(Now), $"owner-{i}@desk.example", $"Owner {i}", "en", true, null, 1, Now);
}
