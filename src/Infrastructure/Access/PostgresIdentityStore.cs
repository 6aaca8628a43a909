using Dapper;
using Entente.Application.Access;
using Entente.Domain.Access;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Access;

public sealed class PostgresIdentityStore(EntenteDatabase database) : IIdentityStore
{
    public async Task<User?> FindUserAsync(Identity identity, CancellationToken ct)
    {
        await using var session = await database.OpenInstanceAsync(ct);
        var row = await session.Connection.QuerySingleOrDefaultAsync<UserRow>(
            new CommandDefinition(
                """
                select u.id, u.email, u.name, u.language, u.is_owner, u.disabled_at, u.version, u.created_at
                from user_identities i
                join users u on u.id = i.user_id
                where i.issuer = @Issuer and i.subject = @Subject
                """,
                identity,
                session.Transaction,
                cancellationToken: ct
            )
        );
        return row?.ToUser();
    }

    public async Task<bool> TryLinkAsync(Guid userId, Identity identity, DateTimeOffset at, CancellationToken ct)
    {
        await using var session = await database.OpenInstanceAsync(ct);
        if (!await TryLinkAsync(session, userId, identity, at, ct))
        {
            return false;
        }
        await session.CommitAsync(ct);
        return true;
    }

    /// <summary>The same within a transaction that does more.</summary>
    internal static async Task<bool> TryLinkAsync(
        DatabaseSession session,
        Guid userId,
        Identity identity,
        DateTimeOffset at,
        CancellationToken ct
    )
    {
        var linked = await session.Connection.ExecuteAsync(
            new CommandDefinition(
                """
                insert into user_identities (issuer, subject, user_id, linked_at)
                values (@Issuer, @Subject, @userId, @at)
                on conflict do nothing
                """,
                new
                {
                    identity.Issuer,
                    identity.Subject,
                    userId,
                    at = at.ToUniversalTime(),
                },
                session.Transaction,
                cancellationToken: ct
            )
        );
        if (linked == 1)
        {
            await AccessEvents.KeepAsync(session, AccessEventKind.IdentityLinked, userId.ToString(), at, ct, userId);
        }
        return linked == 1;
    }
}
