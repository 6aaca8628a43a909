using System.Text.Json;
using Dapper;
using Entente.Application.Idempotency;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Idempotency;

internal sealed class PostgresIdempotencyStore(EntenteDatabase database) : IIdempotencyStore
{
    private sealed record Row(string BodySha256, int Status, string Headers, byte[] Body);

    public async Task<IdempotentAnswer> OnceAsync(
        Guid brandId,
        IdempotentRequest request,
        Func<Task<StoredAnswer>> execute,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        await using var session = await database.OpenAsync(brandId, ct);
        if (!await TryTakeTurnAsync(session, brandId, request, ct))
        {
            return new IdempotentAnswer(Repetition.Running, null);
        }
        if (await FindAsync(session, brandId, request, ct) is { } known)
        {
            return known.BodySha256 == request.BodySha256
                ? new IdempotentAnswer(Repetition.Replayed, ToAnswer(known))
                : new IdempotentAnswer(Repetition.OtherBody, null);
        }
        var answer = await database.WithinAsync(session, brandId, execute);
        if (answer.Status < 500)
        {
            await KeepAsync(session, brandId, request, answer, now, ct);
            await session.CommitAsync(ct);
        }
        return new IdempotentAnswer(Repetition.First, answer);
    }

    public async Task<int> ForgetAsync(Guid brandId, DateTimeOffset before, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(brandId, ct);
        var forgotten = await session.Connection.ExecuteAsync(
            new CommandDefinition(
                "delete from idempotency_keys where brand_id = @brandId and created_at < @before",
                new { brandId, before = before.UtcDateTime },
                session.Transaction,
                cancellationToken: ct
            )
        );
        await session.CommitAsync(ct);
        return forgotten;
    }

    /// <summary>The turn ends with the transaction, however that ends.</summary>
    private static Task<bool> TryTakeTurnAsync(DatabaseSession session, Guid brandId, IdempotentRequest request, CancellationToken ct) =>
        session.Connection.QuerySingleAsync<bool>(
            new CommandDefinition(
                "select pg_try_advisory_xact_lock(hashtextextended(@what, 1))",
                new { what = $"{brandId} {request.Caller} {request.Method} {request.Path} {request.Key}" },
                session.Transaction,
                cancellationToken: ct
            )
        );

    private static Task<Row?> FindAsync(DatabaseSession session, Guid brandId, IdempotentRequest request, CancellationToken ct) =>
        session.Connection.QuerySingleOrDefaultAsync<Row?>(
            new CommandDefinition(
                """
                select body_sha256, status, headers::text, body
                from idempotency_keys
                where brand_id = @brandId and caller = @Caller and method = @Method and path = @Path and key = @Key
                """,
                new
                {
                    brandId,
                    request.Caller,
                    request.Method,
                    request.Path,
                    request.Key,
                },
                session.Transaction,
                cancellationToken: ct
            )
        );

    private static async Task KeepAsync(
        DatabaseSession session,
        Guid brandId,
        IdempotentRequest request,
        StoredAnswer answer,
        DateTimeOffset now,
        CancellationToken ct
    ) =>
        await session.Connection.ExecuteAsync(
            new CommandDefinition(
                """
                insert into idempotency_keys (brand_id, caller, method, path, key, body_sha256, status, headers, body, created_at)
                values (@brandId, @Caller, @Method, @Path, @Key, @BodySha256, @Status, @headers::jsonb, @Body, @now)
                """,
                new
                {
                    brandId,
                    request.Caller,
                    request.Method,
                    request.Path,
                    request.Key,
                    request.BodySha256,
                    answer.Status,
                    headers = JsonSerializer.Serialize(answer.Headers),
                    answer.Body,
                    now = now.UtcDateTime,
                },
                session.Transaction,
                cancellationToken: ct
            )
        );

    private static StoredAnswer ToAnswer(Row row) =>
        new(row.Status, JsonSerializer.Deserialize<Dictionary<string, string>>(row.Headers)!, row.Body);
}
