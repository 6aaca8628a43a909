using Dapper;
using Entente.Application.Access;
using Entente.Domain;
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
                insert into user_sessions (id, user_id, opened_at, seen_at, address, browser, way)
                values (@Id, @UserId, @OpenedAt, @SeenAt, @Address, @Browser, @way)
                """,
                new
                {
                    session.Id,
                    session.UserId,
                    OpenedAt = session.OpenedAt.ToUniversalTime(),
                    SeenAt = session.SeenAt.ToUniversalTime(),
                    session.Address,
                    session.Browser,
                    way = Vocabulary.Word(session.Way),
                },
                work.Transaction,
                cancellationToken: ct
            )
        );
        var (person, address) = (session.UserId, session.Address);
        await AccessEvents.KeepAsync(work, AccessEventKind.SignedIn, person.ToString(), session.OpenedAt, ct, person, address: address);
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

    public async Task NoteRefusalAsync(Guid? userId, string? address, DateTimeOffset at, CancellationToken ct)
    {
        await using var work = await database.OpenInstanceAsync(ct);
        await AccessEvents.KeepAsync(work, AccessEventKind.SignInRefused, AccessEvents.Nobody, at, ct, userId, address: address);
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
        if (ended == 1)
        {
            await AccessEvents.KeepAsync(work, AccessEventKind.SignedOut, userId.ToString(), at, ct, userId);
        }
        await work.CommitAsync(ct);
        return ended == 1;
    }
}
