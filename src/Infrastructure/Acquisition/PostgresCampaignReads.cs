using Entente.Application.Acquisition;
using Entente.Domain;
using Entente.Domain.Acquisition;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Acquisition;

internal sealed class PostgresCampaignReads(EntenteDatabase database) : ICampaignReads
{
    private const string Costs = """
        select id, campaign_id, kind, spent_on, amount, currency, note, created_by, created_at
        from campaign_costs
        where brand_id = @brandId and campaign_id = @campaignId
        """;

    private const string Fans = """
        select
            f.id, f.campaign_id, f.version, f.won_on, f.days, f.count, f.is_named, f.author_id, a.external_id, a.handle, a.display_name,
            f.created_by, f.created_at
        from campaign_fans f
        left join authors a on a.brand_id = f.brand_id and a.id = f.author_id
        where f.brand_id = @brandId and f.campaign_id = @campaignId
        """;

    public async Task<Campaign?> FindAsync(Guid brandId, Guid campaignId, CancellationToken ct) =>
        (
            await database.QueryAsync<CampaignRow>(
                brandId,
                $"select {CampaignRow.Columns} from campaigns where brand_id = @brandId and id = @campaignId",
                new { brandId, campaignId },
                ct
            )
        )
            .SingleOrDefault()
            ?.ToCampaign();

    public async Task<IReadOnlyList<Campaign>> ListAsync(
        Guid brandId,
        CampaignFilter filter,
        LedgerCursor? after,
        int limit,
        CancellationToken ct
    )
    {
        var rows = await database.QueryAsync<CampaignRow>(
            brandId,
            $"""
            select {CampaignRow.Columns}
            from campaigns
            where brand_id = @brandId
                and (cardinality(@kinds) = 0 or kind = any (@kinds))
                and (cardinality(@networks) = 0 or network = any (@networks))
                {After("starts_on", "id", after)}
            order by starts_on desc, id desc
            limit @limit
            """,
            new
            {
                brandId,
                kinds = filter.Kinds.Select(Vocabulary.Word).ToArray(),
                networks = filter.Networks.Select(Vocabulary.Word).ToArray(),
                on = after?.On,
                after = after?.Id,
                limit,
            },
            ct
        );
        return [.. rows.Select(r => r.ToCampaign())];
    }

    public async Task<IReadOnlyList<CampaignCost>> CostsAsync(
        Guid brandId,
        Guid campaignId,
        LedgerCursor? after,
        int limit,
        CancellationToken ct
    ) =>
        [
            .. (
                await database.QueryAsync<CostRow>(
                    brandId,
                    $"{Costs} {After("spent_on", "id", after)} order by spent_on desc, id desc limit @limit",
                    Place(brandId, campaignId, after, limit),
                    ct
                )
            ).Select(r => r.ToCost()),
        ];

    public async Task<CampaignCost?> FindCostAsync(Guid brandId, Guid campaignId, Guid costId, CancellationToken ct) =>
        (await database.QueryAsync<CostRow>(brandId, $"{Costs} and id = @id", One(brandId, campaignId, costId), ct))
            .SingleOrDefault()
            ?.ToCost();

    public async Task<IReadOnlyList<WonFans>> FansAsync(
        Guid brandId,
        Guid campaignId,
        LedgerCursor? after,
        int limit,
        CancellationToken ct
    ) =>
        [
            .. (
                await database.QueryAsync<FansRow>(
                    brandId,
                    $"{Fans} {After("f.won_on", "f.id", after)} order by f.won_on desc, f.id desc limit @limit",
                    Place(brandId, campaignId, after, limit),
                    ct
                )
            ).Select(r => r.ToFans()),
        ];

    public async Task<WonFans?> FindFansAsync(Guid brandId, Guid campaignId, Guid fansId, CancellationToken ct) =>
        (await database.QueryAsync<FansRow>(brandId, $"{Fans} and f.id = @id", One(brandId, campaignId, fansId), ct))
            .SingleOrDefault()
            ?.ToFans();

    private static string After(string day, string id, LedgerCursor? after) => after is null ? "" : $"and ({day}, {id}) < (@on, @after)";

    private static object Place(Guid brandId, Guid campaignId, LedgerCursor? after, int limit) =>
        new
        {
            brandId,
            campaignId,
            on = after?.On,
            after = after?.Id,
            limit,
        };

    private static object One(Guid brandId, Guid campaignId, Guid id) =>
        new
        {
            brandId,
            campaignId,
            id,
        };
}
