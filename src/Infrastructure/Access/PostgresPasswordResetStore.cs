using Dapper;
using Entente.Application.Access;
using Entente.Domain.Access;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Access;

public sealed class PostgresPasswordResetStore(EntenteDatabase database) : IPasswordResetStore
{
    public async Task AskAsync(Guid id, string email, DateTimeOffset at, CancellationToken ct)
    {
        await using var session = await database.OpenInstanceAsync(ct);
        await session.ExecuteAsync(
            """
            insert into password_resets (id, user_id, asked_by, asked_at, expires_at)
            values (@id, (select u.id from users u where u.email = @email and u.disabled_at is null), @by, @at, @expires)
            """,
            new
            {
                id,
                email,
                by = PasswordReset.ByNobody,
                at = at.ToUniversalTime(),
                expires = (at + PasswordReset.LifeByMail).ToUniversalTime(),
            },
            ct
        );
        await session.CommitAsync(ct);
    }

    public async Task<(PasswordReset Reset, User User)?> TakeAskedAsync(byte[] secretHash, DateTimeOffset at, CancellationToken ct)
    {
        await using var session = await database.OpenInstanceAsync(ct);
        var row = await session.Connection.QuerySingleOrDefaultAsync<ResetRow>(
            new CommandDefinition(
                """
                with taken as (
                    update password_resets
                    set secret_hash = @secretHash
                    where id = (
                        select r.id
                        from password_resets r
                        where r.user_id is not null and r.secret_hash is null and r.used_at is null and r.expires_at > @at
                          and (
                              select count(*) from password_resets o
                              where o.user_id = r.user_id and o.asked_by = r.asked_by and o.id <> r.id
                                and o.asked_at > r.asked_at - interval '1 hour' and o.asked_at <= r.asked_at
                          ) < @mostAnHour
                        order by r.asked_at
                        limit 1
                        for update skip locked
                    )
                    returning *
                )
                select u.id, u.email, u.name, u.language, u.is_owner, u.disabled_at, u.version, u.created_at,
                       t.id as reset_id, t.asked_by, t.asked_at, t.expires_at
                from taken t
                join users u on u.id = t.user_id
                """,
                new
                {
                    secretHash,
                    at = at.ToUniversalTime(),
                    mostAnHour = PasswordReset.MostAnHour,
                },
                session.Transaction,
                cancellationToken: ct
            )
        );
        await session.CommitAsync(ct);
        return row?.ToReset();
    }

    public async Task GiveBackAsync(Guid id, CancellationToken ct)
    {
        await using var session = await database.OpenInstanceAsync(ct);
        await session.ExecuteAsync("update password_resets set secret_hash = null where id = @id", new { id }, ct);
        await session.CommitAsync(ct);
    }

    public async Task AddAsync(PasswordReset reset, byte[] secretHash, Actor by, CancellationToken ct)
    {
        await using var session = await database.OpenInstanceAsync(ct);
        await session.ExecuteAsync(
            """
            insert into password_resets (id, user_id, secret_hash, asked_by, asked_at, expires_at)
            values (@Id, @UserId, @secretHash, @AskedBy, @askedAt, @expiresAt)
            """,
            new
            {
                reset.Id,
                reset.UserId,
                secretHash,
                reset.AskedBy,
                askedAt = reset.AskedAt.ToUniversalTime(),
                expiresAt = reset.ExpiresAt.ToUniversalTime(),
            },
            ct
        );
        await AccessEvents.KeepAsync(session, AccessEventKind.ResetLinkMade, by.Id, reset.AskedAt, ct, reset.UserId);
        await session.CommitAsync(ct);
    }

    public async Task<(PasswordReset Reset, User User)?> FindOpenAsync(byte[] secretHash, DateTimeOffset at, CancellationToken ct)
    {
        await using var session = await database.OpenInstanceAsync(ct);
        var row = await session.Connection.QuerySingleOrDefaultAsync<ResetRow>(
            new CommandDefinition(
                """
                select u.id, u.email, u.name, u.language, u.is_owner, u.disabled_at, u.version, u.created_at,
                       r.id as reset_id, r.asked_by, r.asked_at, r.expires_at
                from password_resets r
                join users u on u.id = r.user_id
                where r.secret_hash = @secretHash and r.used_at is null and r.expires_at > @at and u.disabled_at is null
                """,
                new { secretHash, at = at.ToUniversalTime() },
                session.Transaction,
                cancellationToken: ct
            )
        );
        return row?.ToReset();
    }

    public async Task<bool> TryUseAsync(PasswordReset reset, string passwordHash, DateTimeOffset at, CancellationToken ct)
    {
        await using var session = await database.OpenInstanceAsync(ct);
        var used = await session.ExecuteAsync(
            "update password_resets set used_at = @at where id = @Id and used_at is null and expires_at > @at",
            new { reset.Id, at = at.ToUniversalTime() },
            ct
        );
        if (used == 0)
        {
            return false;
        }
        await PasswordRows.SetAsync(session, reset.UserId, passwordHash, presentSession: null, at, ct);
        await AccessEvents.KeepAsync(session, AccessEventKind.PasswordReset, reset.AskedBy, at, ct, reset.UserId);
        await session.CommitAsync(ct);
        return true;
    }

    public async Task ForgetAsync(DateTimeOffset before, CancellationToken ct)
    {
        await using var session = await database.OpenInstanceAsync(ct);
        await session.ExecuteAsync("delete from password_resets where expires_at < @before", new { before = before.ToUniversalTime() }, ct);
        await session.CommitAsync(ct);
    }

    private sealed record ResetRow(
        Guid id,
        string email,
        string name,
        string language,
        bool is_owner,
        DateTime? disabled_at,
        int version,
        DateTime created_at,
        Guid reset_id,
        string asked_by,
        DateTime asked_at,
        DateTime expires_at
    ) : UserRow(id, email, name, language, is_owner, disabled_at, version, created_at)
    {
        public (PasswordReset, User) ToReset() =>
            (new PasswordReset(reset_id, id, asked_by, new DateTimeOffset(asked_at), new DateTimeOffset(expires_at)), ToUser());
    }
}
