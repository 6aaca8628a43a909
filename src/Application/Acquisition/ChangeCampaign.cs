using Entente.Domain.Acquisition;
using Entente.Domain.Outcomes;

namespace Entente.Application.Acquisition;

public sealed record ChangeCampaign(Campaign Current, CampaignTerms Terms);

public sealed class ChangeCampaignHandler(ICampaignStore campaigns, TimeProvider clock)
{
    public async Task<(Campaign? Campaign, IReadOnlyList<Error> Errors)> HandleAsync(ChangeCampaign command, CancellationToken ct)
    {
        if (command.Terms.Faults() is { Count: > 0 } faults)
        {
            return (null, faults);
        }
        var current = command.Current;
        var changed = current with { Terms = command.Terms, Version = current.Version + 1, UpdatedAt = clock.GetUtcNow() };
        return await campaigns.TrySaveAsync(changed, ct) is { } refusal ? (null, [refusal]) : (changed, []);
    }
}
