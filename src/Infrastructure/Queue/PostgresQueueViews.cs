using Dapper;
using Entente.Application.Queue;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Queue;

internal sealed class PostgresQueueViews(EntenteDatabase database) : IQueueViewStore, IQueueViewReads
{
    public async Task<IReadOnlyList<QueueView>> ListAsync(Guid brandId, string ownerId, CancellationToken ct)
    {
        var views = await database.QueryAsync<QueueView>(
            brandId,
            """
            select id, name, filters, owner_id is null as is_shared, created_by
            from queue_views
            where brand_id = @brandId and (owner_id is null or owner_id = @ownerId)
            order by owner_id is null desc, lower(name)
            """,
            new { brandId, ownerId },
            ct
        );
        return views.AsList();
    }

    public async Task SaveAsync(
        Guid brandId,
        Guid id,
        string? ownerId,
        string name,
        string filters,
        string createdBy,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        await using var session = await database.OpenAsync(brandId, ct);
        await session.Connection.ExecuteAsync(
            new CommandDefinition(
                """
                insert into queue_views (brand_id, id, owner_id, name, filters, created_by, created_at)
                values (@brandId, @id, @ownerId, @name, @filters, @createdBy, @now)
                on conflict (brand_id, coalesce(owner_id, ''), lower(name)) do update
                set name = excluded.name, filters = excluded.filters, created_by = excluded.created_by, created_at = excluded.created_at
                """,
                new
                {
                    brandId,
                    id,
                    ownerId,
                    name,
                    filters,
                    createdBy,
                    now = now.UtcDateTime,
                },
                session.Transaction,
                cancellationToken: ct
            )
        );
        await session.CommitAsync(ct);
    }

    public async Task<bool> TryForgetAsync(Guid brandId, Guid id, string ownerId, bool orShared, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(brandId, ct);
        var gone = await session.Connection.ExecuteAsync(
            new CommandDefinition(
                """
                delete from queue_views
                where brand_id = @brandId and id = @id and (owner_id = @ownerId or (owner_id is null and @orShared))
                """,
                new
                {
                    brandId,
                    id,
                    ownerId,
                    orShared,
                },
                session.Transaction,
                cancellationToken: ct
            )
        );
        await session.CommitAsync(ct);
        return gone == 1;
    }
}
