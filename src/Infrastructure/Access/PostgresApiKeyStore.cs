using Dapper;
using Entente.Application.Access;
using Entente.Domain.Access;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Access;

public sealed class PostgresApiKeyStore(EntenteDatabase database) : IApiKeyStore
{
    public async Task AddAsync(ApiKey key, byte[] secretHash, Actor by, CancellationToken ct)
    {
        await using var session = await database.OpenInstanceAsync(ct);
        await InsertAsync(session, key, secretHash, ct);
        await AccessEvents.KeepAsync(session, AccessEventKind.KeyMade, by.Id, key.CreatedAt, ct, keyId: key.Id);
        await session.CommitAsync(ct);
    }

    public async Task<bool> TryAddFirstAsync(ApiKey key, byte[] secretHash, CancellationToken ct)
    {
        await using var session = await database.OpenInstanceAsync(ct);
        // Held to the end of the transaction: of several servers that start together, one sees the empty table.
        await session.Connection.ExecuteAsync(
            new CommandDefinition(
                "select pg_advisory_xact_lock(hashtext('entente.first_owner'))",
                transaction: session.Transaction,
                cancellationToken: ct
            )
        );
        var exists = await session.Connection.ExecuteScalarAsync<bool>(
            new CommandDefinition("select exists (select from api_keys)", transaction: session.Transaction, cancellationToken: ct)
        );
        if (exists)
        {
            return false;
        }
        await InsertAsync(session, key, secretHash, ct);
        await session.CommitAsync(ct);
        return true;
    }

    public async Task RevokeAsync(Guid keyId, Actor by, DateTimeOffset at, CancellationToken ct)
    {
        await using var session = await database.OpenInstanceAsync(ct);
        var revoked = await session.Connection.ExecuteAsync(
            new CommandDefinition(
                """
                update api_keys
                set revoked_at = @at
                where id = @keyId and revoked_at is null
                """,
                new { keyId, at = at.ToUniversalTime() },
                session.Transaction,
                cancellationToken: ct
            )
        );
        if (revoked == 1)
        {
            await AccessEvents.KeepAsync(session, AccessEventKind.KeyRevoked, by.Id, at, ct, keyId: keyId);
        }
        await session.CommitAsync(ct);
    }

    public async Task NoteUseAsync(Guid keyId, DateTimeOffset at, CancellationToken ct)
    {
        await using var session = await database.OpenInstanceAsync(ct);
        await session.Connection.ExecuteAsync(
            new CommandDefinition(
                """
                update api_keys
                set last_used_at = @at
                where id = @keyId
                  and (last_used_at is null or last_used_at <= @at - interval '1 minute')
                """,
                new { keyId, at = at.ToUniversalTime() },
                session.Transaction,
                cancellationToken: ct
            )
        );
        await session.CommitAsync(ct);
    }

    private static Task<int> InsertAsync(DatabaseSession session, ApiKey key, byte[] secretHash, CancellationToken ct) =>
        session.Connection.ExecuteAsync(
            new CommandDefinition(
                """
                insert into api_keys
                    (id, name, prefix, secret_hash, is_owner, scopes, brand_ids, expires_at, created_at, created_by)
                values
                    (@Id, @Name, @Prefix, @secretHash, @IsOwner, @Scopes, @Brands, @ExpiresAt, @CreatedAt, @CreatedBy)
                """,
                new
                {
                    key.Id,
                    key.Name,
                    key.Prefix,
                    secretHash,
                    key.IsOwner,
                    Scopes = key.Scopes.ToArray(),
                    Brands = key.Brands?.ToArray(),
                    ExpiresAt = key.ExpiresAt.ToUniversalTime(),
                    CreatedAt = key.CreatedAt.ToUniversalTime(),
                    key.CreatedBy,
                },
                session.Transaction,
                cancellationToken: ct
            )
        );
}
