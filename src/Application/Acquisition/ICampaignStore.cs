using Entente.Domain.Acquisition;
using Entente.Domain.Outcomes;

namespace Entente.Application.Acquisition;

public interface ICampaignStore
{
    /// <summary>Null when it was added; refused are another currency than the ledger's and a channel that is not one of its network.</summary>
    Task<Error?> TryAddAsync(Campaign campaign, CancellationToken ct);

    /// <summary>Null when it was saved over the version before this one.</summary>
    Task<Error?> TrySaveAsync(Campaign campaign, CancellationToken ct);

    /// <summary>Null when it was removed; what has costs or fans stays.</summary>
    Task<Error?> TryRemoveAsync(Guid brandId, Guid campaignId, int version, CancellationToken ct);

    Task AddCostAsync(Guid brandId, CampaignCost cost, CancellationToken ct);

    /// <summary>False when there is no such cost.</summary>
    Task<bool> RemoveCostAsync(Guid brandId, Guid campaignId, Guid costId, CancellationToken ct);

    /// <summary>
    /// One result a given entry, in order. Authors of the network that are not known yet become known; an author counts once, whoever sends
    /// them again; the last count of a day or week stands.
    /// </summary>
    Task<IReadOnlyList<FansRecorded>> RecordFansAsync(
        Campaign campaign,
        IReadOnlyList<GivenFans> fans,
        string by,
        DateTimeOffset now,
        CancellationToken ct
    );

    /// <summary>False when it is not there at this version any more.</summary>
    Task<bool> RemoveFansAsync(Guid brandId, Guid campaignId, Guid fansId, int version, CancellationToken ct);
}
