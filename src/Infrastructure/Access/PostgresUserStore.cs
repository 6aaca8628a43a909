using Dapper;
using Entente.Application.Access;
using Entente.Domain.Access;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Access;

public sealed class PostgresUserStore(EntenteDatabase database) : IUserStore
{
    public async Task<bool> TryChangeRolesAsync(
        Guid brandId,
        Guid userId,
        int version,
        IReadOnlyCollection<Role> roles,
        Actor by,
        DateTimeOffset at,
        CancellationToken ct
    )
    {
        await using var session = await database.OpenInstanceAsync(ct);
        var changed = await session.Connection.ExecuteAsync(
            new CommandDefinition(
                roles.Count == 0
                    ? "delete from role_assignments where brand_id = @brandId and user_id = @userId and version = @version"
                    : """
                    update role_assignments
                    set roles = @roles, assigned_by = @by, updated_at = @at, version = version + 1
                    where brand_id = @brandId and user_id = @userId and version = @version
                    """,
                new
                {
                    brandId,
                    userId,
                    version,
                    roles = RoleWords.Write(roles),
                    by = by.Id,
                    at = at.ToUniversalTime(),
                },
                session.Transaction,
                cancellationToken: ct
            )
        );
        if (changed == 1)
        {
            await AccessEvents.KeepAsync(session, AccessEventKind.RolesChanged, by.Id, at, ct, userId, brandId: brandId);
        }
        await session.CommitAsync(ct);
        return changed == 1;
    }

    public async Task<bool> TrySetDisabledAsync(
        Guid userId,
        int version,
        DateTimeOffset? disabledAt,
        Actor by,
        DateTimeOffset at,
        CancellationToken ct
    )
    {
        await using var session = await database.OpenInstanceAsync(ct);
        var changed = await session.Connection.ExecuteAsync(
            new CommandDefinition(
                """
                update users
                set disabled_at = @disabledAt, updated_at = @at, version = version + 1
                where id = @userId and version = @version
                """,
                new
                {
                    userId,
                    version,
                    disabledAt = disabledAt?.ToUniversalTime(),
                    at = at.ToUniversalTime(),
                },
                session.Transaction,
                cancellationToken: ct
            )
        );
        if (changed == 1 && disabledAt is not null)
        {
            await session.Connection.ExecuteAsync(
                new CommandDefinition(
                    "update user_sessions set ended_at = @at where user_id = @userId and ended_at is null",
                    new { userId, at = at.ToUniversalTime() },
                    session.Transaction,
                    cancellationToken: ct
                )
            );
        }
        if (changed == 1)
        {
            var kind = disabledAt is null ? AccessEventKind.AccountLetIn : AccessEventKind.AccountShutOut;
            await AccessEvents.KeepAsync(session, kind, by.Id, at, ct, userId);
        }
        await session.CommitAsync(ct);
        return changed == 1;
    }

    public async Task SetPasswordAsync(Guid userId, string passwordHash, Guid presentSession, DateTimeOffset at, CancellationToken ct)
    {
        await using var session = await database.OpenInstanceAsync(ct);
        await PasswordRows.SetAsync(session, userId, passwordHash, presentSession, at, ct);
        await AccessEvents.KeepAsync(session, AccessEventKind.PasswordChanged, userId.ToString(), at, ct, userId);
        await session.CommitAsync(ct);
    }
}
