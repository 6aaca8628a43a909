using Dapper;
using Entente.Application.Access;
using Entente.Domain.Access;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Access;

public sealed class PostgresUserSessionStore(EntenteDatabase database) : IUserSessionStore
{
    public async Task OpenAsync(UserSession session, CancellationToken ct)
    {
        await using var work = await database.OpenInstanceAsync(ct);
        await work.Connection.ExecuteAsync(
            new CommandDefinition(
                """
                insert into user_sessions (id, user_id, opened_at, seen_at, address, browser)
                values (@Id, @UserId, @OpenedAt, @SeenAt, @Address, @Browser)
                """,
                new
                {
                    session.Id,
                    session.UserId,
                    OpenedAt = session.OpenedAt.ToUniversalTime(),
                    SeenAt = session.SeenAt.ToUniversalTime(),
                    session.Address,
                    session.Browser,
                },
                work.Transaction,
                cancellationToken: ct
            )
        );
        await work.CommitAsync(ct);
    }

    public async Task NoteSeenAsync(Guid sessionId, DateTimeOffset at, CancellationToken ct)
    {
        await using var work = await database.OpenInstanceAsync(ct);
        await work.Connection.ExecuteAsync(
            new CommandDefinition(
                """
                update user_sessions
                set seen_at = @at
                where id = @sessionId and seen_at <= @at - interval '1 minute'
                """,
                new { sessionId, at = at.ToUniversalTime() },
                work.Transaction,
                cancellationToken: ct
            )
        );
        await work.CommitAsync(ct);
    }

    public async Task<bool> TryEndAsync(Guid userId, Guid sessionId, DateTimeOffset at, CancellationToken ct)
    {
        await using var work = await database.OpenInstanceAsync(ct);
        var ended = await work.Connection.ExecuteAsync(
            new CommandDefinition(
                """
                update user_sessions
                set ended_at = @at
                where id = @sessionId and user_id = @userId and ended_at is null
                """,
                new
                {
                    userId,
                    sessionId,
                    at = at.ToUniversalTime(),
                },
                work.Transaction,
                cancellationToken: ct
            )
        );
        await work.CommitAsync(ct);
        return ended == 1;
    }
}
