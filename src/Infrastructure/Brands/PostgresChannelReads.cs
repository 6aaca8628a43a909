using Entente.Application.Brands;
using Entente.Domain.Brands;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Brands;

public sealed class PostgresChannelReads(EntenteDatabase database) : IChannelReads
{
    public async Task<Channel?> FindAsync(Guid brandId, Guid channelId, CancellationToken ct)
    {
        var row = await database.QuerySingleOrDefaultAsync<ChannelRow>(
            brandId,
            """
            select id, brand_id, network, external_id, name, url, version, created_at, updated_at
            from channels
            where brand_id = @brandId and id = @channelId
            """,
            new { brandId, channelId },
            ct
        );
        return row?.ToChannel();
    }

    public Task<IReadOnlyList<Channel>> ListAsync(Guid brandId, CancellationToken ct) =>
        PageAsync(brandId, after: null, limit: int.MaxValue, ct);

    public async Task<IReadOnlyList<Channel>> PageAsync(Guid brandId, Guid? after, int limit, CancellationToken ct)
    {
        var rows = await database.QueryAsync<ChannelRow>(
            brandId,
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
            ct
        );
        return [.. rows.Select(row => row.ToChannel())];
    }
}
