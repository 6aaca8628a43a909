using Dapper;
using Entente.Application.Access;
using Entente.Domain.Access;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Access;

public sealed class PostgresApiKeyReads(EntenteDatabase database) : IApiKeyReads
{
    public async Task<ApiKey?> FindBySecretAsync(byte[] secretHash, CancellationToken ct)
    {
        await using var session = await database.OpenInstanceAsync(ct);
        var row = await session.Connection.QuerySingleOrDefaultAsync<ApiKeyRow>(
            new CommandDefinition(
                """
                select id, name, prefix, is_owner, scopes, brand_ids, expires_at, last_used_at, revoked_at, created_at, created_by
                from api_keys
                where secret_hash = @secretHash
                """,
                new { secretHash },
                session.Transaction,
                cancellationToken: ct
            )
        );
        return row?.ToApiKey();
    }

    public async Task<ApiKey?> FindAsync(Guid keyId, CancellationToken ct)
    {
        await using var session = await database.OpenInstanceAsync(ct);
        var row = await session.Connection.QuerySingleOrDefaultAsync<ApiKeyRow>(
            new CommandDefinition(
                """
                select id, name, prefix, is_owner, scopes, brand_ids, expires_at, last_used_at, revoked_at, created_at, created_by
                from api_keys
                where id = @keyId
                """,
                new { keyId },
                session.Transaction,
                cancellationToken: ct
            )
        );
        return row?.ToApiKey();
    }

    public async Task<IReadOnlyList<ApiKey>> PageAsync(IReadOnlyCollection<Guid>? within, Guid? after, int limit, CancellationToken ct)
    {
        await using var session = await database.OpenInstanceAsync(ct);
        var rows = await session.Connection.QueryAsync<ApiKeyRow>(
            new CommandDefinition(
                """
                select id, name, prefix, is_owner, scopes, brand_ids, expires_at, last_used_at, revoked_at, created_at, created_by
                from api_keys
                where (@within::uuid[] is null or brand_ids <@ @within)
                  and (@after::uuid is null or id > @after)
                order by id
                limit @limit
                """,
                new
                {
                    within = within?.ToArray(),
                    after,
                    limit,
                },
                session.Transaction,
                cancellationToken: ct
            )
        );
        return [.. rows.Select(row => row.ToApiKey())];
    }
}
