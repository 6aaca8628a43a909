using Entente.Domain.Acquisition;
using Entente.Domain.Outcomes;

namespace Entente.Application.Acquisition;

public sealed record RemoveFans(Guid BrandId, Guid CampaignId, Guid FansId, int Version);

public sealed class RemoveFansHandler(ICampaignStore campaigns)
{
    public async Task<Error?> HandleAsync(RemoveFans command, CancellationToken ct) =>
        await campaigns.RemoveFansAsync(command.BrandId, command.CampaignId, command.FansId, command.Version, ct)
            ? null
            : CampaignErrors.ChangedMeanwhile;
}
