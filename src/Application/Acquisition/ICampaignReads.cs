using Entente.Domain.Acquisition;
using Entente.Domain.Mentions;

namespace Entente.Application.Acquisition;

/// <summary>Which campaigns a list asks for: empty means all.</summary>
public sealed record CampaignFilter(IReadOnlyList<CampaignKind> Kinds, IReadOnlyList<Network> Networks)
{
    public static CampaignFilter All { get; } = new([], []);
}

/// <summary>The place in a list after which a page begins: campaigns, costs and fans all go from the latest day to the earliest.</summary>
public sealed record LedgerCursor(DateOnly On, Guid Id);

public interface ICampaignReads
{
    Task<Campaign?> FindAsync(Guid brandId, Guid campaignId, CancellationToken ct);

    /// <summary>Campaigns that began latest first.</summary>
    Task<IReadOnlyList<Campaign>> ListAsync(Guid brandId, CampaignFilter filter, LedgerCursor? after, int limit, CancellationToken ct);

    Task<IReadOnlyList<CampaignCost>> CostsAsync(Guid brandId, Guid campaignId, LedgerCursor? after, int limit, CancellationToken ct);

    Task<CampaignCost?> FindCostAsync(Guid brandId, Guid campaignId, Guid costId, CancellationToken ct);

    Task<IReadOnlyList<WonFans>> FansAsync(Guid brandId, Guid campaignId, LedgerCursor? after, int limit, CancellationToken ct);

    Task<WonFans?> FindFansAsync(Guid brandId, Guid campaignId, Guid fansId, CancellationToken ct);
}
