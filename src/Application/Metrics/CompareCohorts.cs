using Entente.Domain.Brands;
using Entente.Domain.Metrics;
using Entente.Domain.Outcomes;

namespace Entente.Application.Metrics;

/// <summary>Set fans of every origin, won in some weeks, beside each other: bought ones and those won back by dialogue.</summary>
public sealed record CompareCohorts(Brand Brand, IsoWeek From, IsoWeek To);

/// <summary>What one campaign came to over the weeks.</summary>
public sealed record CampaignFigures(Guid CampaignId, long Spend, long Won, Figure CostPerFan, Figure CostPerRetainedFan);

public sealed record CohortComparison(
    string? Currency,
    IsoWeek From,
    IsoWeek To,
    DateTimeOffset ComputedAt,
    IReadOnlyList<FanCohort> Cohorts,
    IReadOnlyList<CampaignFigures> Campaigns
)
{
    public bool IsEmpty => Cohorts.All(c => c.Won == 0 && c.Spend is null or 0);
}

public sealed class CompareCohortsHandler(IFanReads fans, TimeProvider clock)
{
    /// <summary>Bought ones first, in the order of the words.</summary>
    public static readonly IReadOnlyList<string> Origins = ["contest", "paid", "organic", FansOfWeek.Recovered];

    public async Task<Result<CohortComparison>> HandleAsync(CompareCohorts query, CancellationToken ct)
    {
        if (MetricErrors.OfRange(query.From, query.To) is { } refusal)
        {
            return refusal;
        }
        var now = clock.GetUtcNow();
        var ledger = await fans.ReadAsync(query.Brand, query.From, query.To, now, ct);
        return new CohortComparison(
            ledger.Currency,
            query.From,
            query.To,
            now,
            FanCohort.Of(ledger.Weeks, Origins),
            [.. ledger.Weeks.Where(w => w.CampaignId is not null).GroupBy(w => w.CampaignId!.Value).Select(c => FiguresOf(c.Key, [.. c]))]
        );
    }

    private static CampaignFigures FiguresOf(Guid campaign, List<FansOfWeek> weeks) =>
        new(
            campaign,
            weeks.Sum(w => w.Spend),
            weeks.Sum(w => w.Won),
            FanMetric.CostPerFan.Of(weeks),
            FanMetric.CostPerRetainedFan.Of(weeks)
        );
}
