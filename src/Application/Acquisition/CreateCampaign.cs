using Entente.Domain.Acquisition;
using Entente.Domain.Mentions;
using Entente.Domain.Outcomes;

namespace Entente.Application.Acquisition;

public sealed record CreateCampaign(Guid BrandId, Network Network, string Currency, CampaignTerms Terms, string By);

public sealed class CreateCampaignHandler(ICampaignStore campaigns, TimeProvider clock)
{
    /// <summary>The campaign, or everything that is wrong with it. The first one decides the currency of the brand's ledger.</summary>
    public async Task<(Campaign? Campaign, IReadOnlyList<Error> Errors)> HandleAsync(CreateCampaign command, CancellationToken ct)
    {
        if (Campaign.Faults(command.Currency, command.Terms) is { Count: > 0 } faults)
        {
            return (null, faults);
        }
        var now = clock.GetUtcNow();
        var campaign = new Campaign(
            Guid.CreateVersion7(now),
            command.BrandId,
            Version: 1,
            command.Network,
            command.Currency,
            command.Terms,
            command.By,
            now,
            now
        );
        return await campaigns.TryAddAsync(campaign, ct) is { } refusal ? (null, [refusal]) : (campaign, []);
    }
}
