using Dapper;
using Entente.Application.Access;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Access;

public sealed class PostgresAccessEventStore(EntenteDatabase database) : IAccessEventStore
{
    public async Task<long> ForgetAsync(DateTimeOffset before, CancellationToken ct)
    {
        await using var session = await database.OpenInstanceAsync(ct);
        var forgotten = await session.Connection.QuerySingleAsync<long>(
            new CommandDefinition(
                "select forget_access_events(@before)",
                new { before = before.UtcDateTime },
                session.Transaction,
                cancellationToken: ct
            )
        );
        await session.CommitAsync(ct);
        return forgotten;
    }
}
