using Dapper;
using Entente.Application.Access;
using Entente.Domain.Access;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Access;

public sealed class PostgresInvitationReads(EntenteDatabase database) : IInvitationReads
{
    public async Task<Invitation?> FindOpenAsync(byte[] secretHash, DateTimeOffset at, CancellationToken ct)
    {
        await using var session = await database.OpenInstanceAsync(ct);
        var row = await session.Connection.QuerySingleOrDefaultAsync<InvitationRow>(
            new CommandDefinition(
                """
                select id, email, name, language, brand_id, roles, invited_by, created_at, expires_at
                from invitations
                where secret_hash = @secretHash
                  and accepted_at is null
                  and withdrawn_at is null
                  and expires_at > @at
                """,
                new { secretHash, at = at.ToUniversalTime() },
                session.Transaction,
                cancellationToken: ct
            )
        );
        return row?.ToInvitation();
    }

    public async Task<IReadOnlyList<Invitation>> OpenOnesAsync(Guid brandId, DateTimeOffset at, CancellationToken ct)
    {
        await using var session = await database.OpenInstanceAsync(ct);
        var rows = await session.Connection.QueryAsync<InvitationRow>(
            new CommandDefinition(
                """
                select id, email, name, language, brand_id, roles, invited_by, created_at, expires_at
                from invitations
                where brand_id = @brandId
                  and accepted_at is null
                  and withdrawn_at is null
                  and expires_at > @at
                order by id
                """,
                new { brandId, at = at.ToUniversalTime() },
                session.Transaction,
                cancellationToken: ct
            )
        );
        return [.. rows.Select(row => row.ToInvitation())];
    }

    private sealed record InvitationRow(
        Guid id,
        string? email,
        string? name,
        string language,
        Guid? brand_id,
        Array roles,
        string invited_by,
        DateTime created_at,
        DateTime expires_at
    )
    {
        public Invitation ToInvitation() =>
            new(
                id,
                email,
                name,
                language,
                brand_id,
                RoleWords.Read(roles),
                invited_by,
                new DateTimeOffset(created_at),
                new DateTimeOffset(expires_at)
            );
    }
}
