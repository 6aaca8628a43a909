using Dapper;
using Entente.Application.Access;
using Entente.Domain;
using Entente.Domain.Access;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Access;

public sealed class PostgresUserSessionReads(EntenteDatabase database) : IUserSessionReads
{
    public async Task<UserSession?> FindAsync(Guid sessionId, CancellationToken ct)
    {
        await using var work = await database.OpenInstanceAsync(ct);
        var row = await work.Connection.QuerySingleOrDefaultAsync<UserSessionRow>(
            new CommandDefinition(
                """
                select id, user_id, opened_at, seen_at, ended_at, address, browser, way
                from user_sessions
                where id = @sessionId
                """,
                new { sessionId },
                work.Transaction,
                cancellationToken: ct
            )
        );
        return row?.ToSession();
    }

    public async Task<IReadOnlyList<UserSession>> GoodOnesAsync(Guid userId, DateTimeOffset at, CancellationToken ct)
    {
        await using var work = await database.OpenInstanceAsync(ct);
        var rows = await work.Connection.QueryAsync<UserSessionRow>(
            new CommandDefinition(
                """
                select id, user_id, opened_at, seen_at, ended_at, address, browser, way
                from user_sessions
                where user_id = @userId
                  and ended_at is null
                order by opened_at desc
                """,
                new { userId },
                work.Transaction,
                cancellationToken: ct
            )
        );
        return [.. rows.Select(row => row.ToSession()).Where(session => session.IsGoodAt(at))];
    }

    private sealed record UserSessionRow(
        Guid id,
        Guid user_id,
        DateTime opened_at,
        DateTime seen_at,
        DateTime? ended_at,
        string? address,
        string? browser,
        string way
    )
    {
        public UserSession ToSession() =>
            new(
                id,
                user_id,
                new DateTimeOffset(opened_at),
                new DateTimeOffset(seen_at),
                ended_at is { } at ? new DateTimeOffset(at) : null,
                address,
                browser,
                Vocabulary.Parse<SignInWay>(way)
            );
    }
}
