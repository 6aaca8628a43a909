using Entente.Application.Brands;
using Entente.Domain;
using Entente.Domain.Brands;
using Entente.Domain.Mentions;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Brands;

public sealed class PostgresChannelReads(EntenteDatabase database) : IChannelReads
{
    private sealed record NamedRow(string Network, string ExternalId, Guid Id);

    public async Task<Channel?> FindAsync(Guid brandId, Guid channelId, CancellationToken ct)
    {
        var row = await database.QuerySingleOrDefaultAsync<ChannelRow>(
            brandId,
            $"""
            select {ChannelRow.Columns}
            from channels
            where brand_id = @brandId and id = @channelId and removed_at is null
            """,
            new { brandId, channelId },
            ct
        );
        return row?.ToChannel();
    }

    public async Task<IReadOnlyList<Channel>> PageAsync(Guid brandId, bool withRemoved, Guid? after, int limit, CancellationToken ct)
    {
        var rows = await database.QueryAsync<ChannelRow>(
            brandId,
            $"""
            select {ChannelRow.Columns}
            from channels
            where brand_id = @brandId
                and (@withRemoved or removed_at is null)
                and (@after::uuid is null or id > @after)
            order by id
            limit @limit
            """,
            new
            {
                brandId,
                withRemoved,
                after,
                limit,
            },
            ct
        );
        return [.. rows.Select(row => row.ToChannel())];
    }

    public async Task<NamedChannels> NamedAsync(
        Guid brandId,
        IReadOnlyList<(Network Network, string Account)> accounts,
        CancellationToken ct
    )
    {
        var rows = await database.QueryAsync<NamedRow>(
            brandId,
            """
            select c.network, c.external_id, c.id
            from unnest(@networks, @accounts) as a (network, account)
            join channels c on c.brand_id = @brandId and c.network = a.network and c.external_id = a.account
            """,
            new
            {
                brandId,
                networks = accounts.Select(a => Vocabulary.Word(a.Network)).ToArray(),
                accounts = accounts.Select(a => a.Account).ToArray(),
            },
            ct
        );
        return new NamedChannels(rows.ToDictionary(r => (Vocabulary.Parse<Network>(r.Network), r.ExternalId), r => r.Id));
    }

    public async Task<IReadOnlyDictionary<Guid, Channel>> ByIdAsync(Guid brandId, CancellationToken ct) =>
        (await PageAsync(brandId, withRemoved: true, after: null, limit: int.MaxValue, ct)).ToDictionary(c => c.Id);
}
