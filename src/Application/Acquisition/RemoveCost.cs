using Entente.Domain.Acquisition;
using Entente.Domain.Outcomes;

namespace Entente.Application.Acquisition;

/// <summary>Take a cost that was wrong out of the ledger; the right one is recorded anew.</summary>
public sealed record RemoveCost(Guid BrandId, Guid CampaignId, Guid CostId);

public sealed class RemoveCostHandler(ICampaignStore campaigns)
{
    public async Task<Error?> HandleAsync(RemoveCost command, CancellationToken ct) =>
        await campaigns.RemoveCostAsync(command.BrandId, command.CampaignId, command.CostId, ct)
            ? null
            : CampaignErrors.CostNotFound(command.CostId);
}
