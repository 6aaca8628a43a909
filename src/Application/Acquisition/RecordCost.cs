using Entente.Domain.Acquisition;
using Entente.Domain.Outcomes;

namespace Entente.Application.Acquisition;

/// <param name="Amount">In minor units of the currency.</param>
public sealed record RecordCost(
    Guid BrandId,
    Guid CampaignId,
    CostKind Kind,
    DateOnly SpentOn,
    long Amount,
    string Currency,
    string? Note,
    string By
);

public sealed class RecordCostHandler(ICampaignReads reads, ICampaignStore campaigns, TimeProvider clock)
{
    public async Task<(CampaignCost? Cost, IReadOnlyList<Error> Errors)> HandleAsync(RecordCost command, CancellationToken ct)
    {
        if (await reads.FindAsync(command.BrandId, command.CampaignId, ct) is not { } campaign)
        {
            return (null, [CampaignErrors.NotFound(command.CampaignId)]);
        }
        if (CampaignCost.Faults(campaign, command.SpentOn, command.Currency) is { Count: > 0 } faults)
        {
            return (null, faults);
        }
        var now = clock.GetUtcNow();
        var cost = new CampaignCost(
            Guid.CreateVersion7(now),
            campaign.Id,
            command.Kind,
            command.SpentOn,
            command.Amount,
            command.Currency,
            command.Note,
            command.By,
            now
        );
        await campaigns.AddCostAsync(command.BrandId, cost, ct);
        return (cost, []);
    }
}
