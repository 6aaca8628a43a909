using Dapper;
using Entente.Application.Brands;
using Entente.Domain.Brands;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Brands;

public sealed class PostgresChannelReads(EntenteDatabase database) : IChannelReads
{
    public async Task<Channel?> FindAsync(Guid brandId, Guid channelId, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(brandId, ct);
        var row = await session.Connection.QuerySingleOrDefaultAsync<ChannelRow>(
            new CommandDefinition(
                """
                select id, brand_id, network, external_id, name, url, version, created_at, updated_at
                from channels
                where brand_id = @brandId and id = @channelId
                """,
                new { brandId, channelId },
                session.Transaction,
                cancellationToken: ct
            )
        );
        return row?.ToChannel();
    }

    public Task<IReadOnlyList<Channel>> ListAsync(Guid brandId, CancellationToken ct) =>
        PageAsync(brandId, after: null, limit: int.MaxValue, ct);

    public async Task<IReadOnlyList<Channel>> PageAsync(Guid brandId, Guid? after, int limit, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(brandId, ct);
        var rows = await session.Connection.QueryAsync<ChannelRow>(
            new CommandDefinition(
                """
                select id, brand_id, network, external_id, name, url, version, created_at, updated_at
                from channels
                where brand_id = @brandId
                  and (@after::uuid is null or id > @after)
                order by id
                limit @limit
                """,
                new
                {
                    brandId,
                    after,
                    limit,
                },
                session.Transaction,
                cancellationToken: ct
            )
        );
        return [.. rows.Select(row => row.ToChannel())];
    }
}
