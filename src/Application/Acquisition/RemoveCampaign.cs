using Entente.Domain.Outcomes;

namespace Entente.Application.Acquisition;

public sealed record RemoveCampaign(Guid BrandId, Guid CampaignId, int Version);

public sealed class RemoveCampaignHandler(ICampaignStore campaigns)
{
    /// <summary>Null when it is gone.</summary>
    public Task<Error?> HandleAsync(RemoveCampaign command, CancellationToken ct) =>
        campaigns.TryRemoveAsync(command.BrandId, command.CampaignId, command.Version, ct);
}
