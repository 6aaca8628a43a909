using Dapper;
using Entente.Application.Access;
using Entente.Domain.Access;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Access;

public sealed class PostgresInvitationStore(EntenteDatabase database) : IInvitationStore
{
    public async Task AddAsync(Invitation invitation, byte[] secretHash, CancellationToken ct)
    {
        await using var session = await database.OpenInstanceAsync(ct);
        await session.Connection.ExecuteAsync(
            new CommandDefinition(
                """
                update invitations
                set withdrawn_at = @CreatedAt
                where brand_id = @BrandId and email = @Email and accepted_at is null and withdrawn_at is null;
                insert into invitations
                    (id, secret_hash, email, name, language, brand_id, roles, invited_by, created_at, expires_at)
                values
                    (@Id, @secretHash, @Email, @Name, @Language, @BrandId, @roles, @InvitedBy, @CreatedAt, @ExpiresAt)
                """,
                new
                {
                    invitation.Id,
                    secretHash,
                    invitation.Email,
                    invitation.Name,
                    invitation.Language,
                    invitation.BrandId,
                    roles = RoleWords.Write(invitation.Roles),
                    invitation.InvitedBy,
                    CreatedAt = invitation.CreatedAt.ToUniversalTime(),
                    ExpiresAt = invitation.ExpiresAt.ToUniversalTime(),
                },
                session.Transaction,
                cancellationToken: ct
            )
        );
        if (invitation.BrandId is { } brandId)
        {
            await AccessEvents.KeepAsync(
                session,
                AccessEventKind.PersonInvited,
                invitation.InvitedBy,
                invitation.CreatedAt,
                ct,
                brandId: brandId
            );
        }
        await session.CommitAsync(ct);
    }

    public async Task<bool> TryWithdrawAsync(Guid brandId, Guid id, Actor by, DateTimeOffset at, CancellationToken ct)
    {
        await using var session = await database.OpenInstanceAsync(ct);
        var withdrawn = await session.Connection.ExecuteAsync(
            new CommandDefinition(
                """
                update invitations
                set withdrawn_at = @at
                where brand_id = @brandId and id = @id and accepted_at is null and withdrawn_at is null
                """,
                new
                {
                    brandId,
                    id,
                    at = at.ToUniversalTime(),
                },
                session.Transaction,
                cancellationToken: ct
            )
        );
        if (withdrawn == 1)
        {
            await AccessEvents.KeepAsync(session, AccessEventKind.InvitationWithdrawn, by.Id, at, ct, brandId: brandId);
        }
        await session.CommitAsync(ct);
        return withdrawn == 1;
    }

    public async Task<Acceptance> AcceptAsync(Invitation invitation, User user, Proof proof, CancellationToken ct)
    {
        await using var session = await database.OpenInstanceAsync(ct);
        if (invitation.IsForOwner)
        {
            // Whoever becomes the owner withdraws the links of the others, who hold theirs while they wait: one after the other.
            await session.ExecuteAsync("select pg_advisory_xact_lock(hashtextextended('owner of the instance', 0))", new { }, ct);
        }
        // The row is ours from here to the end of the transaction; who comes second finds it used.
        if (await TakeAsync(session, invitation, user.CreatedAt, ct) == 0)
        {
            return Acceptance.Gone;
        }
        if (await AddUserAsync(session, user, proof.PasswordHash, ct) == 0)
        {
            return user.IsOwner ? Acceptance.AlreadyOwned : Acceptance.AccountExists;
        }
        await (
            invitation.IsForOwner
                ? WithdrawOtherOwnersAsync(session, user.CreatedAt, ct)
                : AddRolesAsync(session, invitation, user, user.CreatedAt, ct)
        );
        if (proof.Identity is { } identity && !await PostgresIdentityStore.TryLinkAsync(session, user.Id, identity, user.CreatedAt, ct))
        {
            return Acceptance.AccountExists;
        }
        var person = user.Id;
        await AccessEvents.KeepAsync(
            session,
            AccessEventKind.AccountOpened,
            person.ToString(),
            user.CreatedAt,
            ct,
            person,
            brandId: invitation.BrandId
        );
        await session.CommitAsync(ct);
        return Acceptance.Done;
    }

    public async Task<Acceptance> JoinAsync(Invitation invitation, User user, DateTimeOffset at, CancellationToken ct)
    {
        await using var session = await database.OpenInstanceAsync(ct);
        if (await TakeAsync(session, invitation, at, ct) == 0)
        {
            return Acceptance.Gone;
        }
        await AddRolesAsync(session, invitation, user, at, ct);
        var (person, brand) = (user.Id, invitation.BrandId);
        await AccessEvents.KeepAsync(session, AccessEventKind.RolesChanged, invitation.InvitedBy, at, ct, person, brandId: brand);
        await session.CommitAsync(ct);
        return Acceptance.Done;
    }

    private static Task<int> TakeAsync(DatabaseSession session, Invitation invitation, DateTimeOffset at, CancellationToken ct) =>
        session.Connection.ExecuteAsync(
            new CommandDefinition(
                """
                update invitations
                set accepted_at = @at
                where id = @Id and accepted_at is null and withdrawn_at is null and expires_at > @at
                """,
                new { invitation.Id, at = at.ToUniversalTime() },
                session.Transaction,
                cancellationToken: ct
            )
        );

    private static Task<int> AddUserAsync(DatabaseSession session, User user, string? passwordHash, CancellationToken ct) =>
        session.Connection.ExecuteAsync(
            new CommandDefinition(
                """
                insert into users (id, email, name, language, is_owner, password_hash, created_at, updated_at)
                values (@Id, @Email, @Name, @Language, @IsOwner, @passwordHash, @CreatedAt, @CreatedAt)
                on conflict do nothing
                """,
                new
                {
                    user.Id,
                    user.Email,
                    user.Name,
                    user.Language,
                    user.IsOwner,
                    passwordHash,
                    CreatedAt = user.CreatedAt.ToUniversalTime(),
                },
                session.Transaction,
                cancellationToken: ct
            )
        );

    private static Task<int> WithdrawOtherOwnersAsync(DatabaseSession session, DateTimeOffset at, CancellationToken ct) =>
        session.Connection.ExecuteAsync(
            new CommandDefinition(
                """
                update invitations
                set withdrawn_at = @at
                where brand_id is null and accepted_at is null and withdrawn_at is null
                """,
                new { at = at.ToUniversalTime() },
                session.Transaction,
                cancellationToken: ct
            )
        );

    private static Task<int> AddRolesAsync(
        DatabaseSession session,
        Invitation invitation,
        User user,
        DateTimeOffset at,
        CancellationToken ct
    ) =>
        session.Connection.ExecuteAsync(
            new CommandDefinition(
                """
                insert into role_assignments (brand_id, user_id, roles, assigned_by, created_at, updated_at)
                values (@BrandId, @UserId, @roles, @InvitedBy, @at, @at)
                on conflict do nothing
                """,
                new
                {
                    invitation.BrandId,
                    UserId = user.Id,
                    roles = RoleWords.Write(invitation.Roles),
                    invitation.InvitedBy,
                    at = at.ToUniversalTime(),
                },
                session.Transaction,
                cancellationToken: ct
            )
        );
}
