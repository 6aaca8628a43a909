using Entente.Domain.Outcomes;

namespace Entente.Domain.Acquisition;

/// <summary>What was paid for.</summary>
public enum CostKind
{
    Prize,
    Advertising,
    Agency,
    Production,
    Work,
    Other,
}

/// <summary>Money spent on a campaign: <see cref="Amount"/> in minor units of the ledger's currency, cents of the euro.</summary>
public sealed record CampaignCost(
    Guid Id,
    Guid CampaignId,
    CostKind Kind,
    DateOnly SpentOn,
    long Amount,
    string Currency,
    string? Note,
    string CreatedBy,
    DateTimeOffset CreatedAt
)
{
    /// <summary>A cost in another currency than its campaign's is refused, never converted.</summary>
    public static IReadOnlyList<Error> Faults(Campaign campaign, DateOnly spentOn, string currency) =>
        currency != campaign.Currency
            ? [CampaignErrors.CurrencyMixed(campaign.Currency, currency)]
            : LedgerDays.Faults("/spent_on", spentOn);
}
