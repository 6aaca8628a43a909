using Entente.Domain.Mentions;
using Entente.Domain.Metrics;
using Entente.Domain.Outcomes;

namespace Entente.Domain.Acquisition;

/// <summary>How a campaign wins fans. Those won back by dialogue are nobody's campaign: they are computed from cases.</summary>
public enum CampaignKind
{
    Contest,
    Paid,
    Organic,
}

/// <summary>An effort of the brand to win fans on one network. Its network and currency stay what they are.</summary>
public sealed record Campaign(
    Guid Id,
    Guid BrandId,
    int Version,
    Network Network,
    string Currency,
    CampaignTerms Terms,
    string CreatedBy,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt
)
{
    public static IReadOnlyList<Error> Faults(string currency, CampaignTerms terms) =>
        [.. Metrics.Currency.IsKnown(currency) ? [] : (Error[])[CampaignErrors.UnknownCurrency(currency)], .. terms.Faults()];
}

/// <summary>What people may change about a campaign. <see cref="Reach"/> is the part of its fans that a post reaches, up to 1.</summary>
public sealed record CampaignTerms(
    CampaignKind Kind,
    string Name,
    Guid? ChannelId,
    decimal? Reach,
    DateOnly StartsOn,
    DateOnly? EndsOn,
    string? Notes
)
{
    public IReadOnlyList<Error> Faults()
    {
        var faults = new List<Error>();
        if (string.IsNullOrWhiteSpace(Name))
        {
            faults.Add(CampaignErrors.NameEmpty);
        }
        faults.AddRange(PlainName.Faults(Name));
        if (Reach is <= 0 or > 1 || (Reach is { } reach && decimal.Round(reach, 4) != reach))
        {
            faults.Add(CampaignErrors.ReachForm);
        }
        faults.AddRange(LedgerDays.Faults("/starts_on", StartsOn));
        faults.AddRange(EndsOn is { } end ? LedgerDays.Faults("/ends_on", end) : []);
        if (EndsOn < StartsOn)
        {
            faults.Add(CampaignErrors.EndsBeforeStart);
        }
        return faults;
    }
}

/// <summary>Which days a ledger holds: no network is older, and no plan is longer.</summary>
internal static class LedgerDays
{
    private static readonly DateOnly First = new(2000, 1, 1);
    private static readonly DateOnly Last = new(2100, 12, 31);

    public static IReadOnlyList<Error> Faults(string pointer, DateOnly day) =>
        day < First || day > Last ? [CampaignErrors.DayOutOfRange(pointer, First, Last)] : [];
}
