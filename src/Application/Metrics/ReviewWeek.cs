using Entente.Application.Surges;
using Entente.Domain.Brands;
using Entente.Domain.Metrics;

namespace Entente.Application.Metrics;

/// <summary>Bring together what a manager reads of one week; the page and the report are made of it.</summary>
public sealed record ReviewWeek(Brand Brand, IsoWeek Week);

public sealed class ReviewWeekHandler(
    IWeeklyRecount recount,
    IWeekCountReads counts,
    IWeekCaseReads cases,
    IFactReads facts,
    ISurgeReads surges,
    TimeProvider clock
)
{
    private const int WeeksShown = 12;

    public async Task<WeekInReview> HandleAsync(ReviewWeek query, CancellationToken ct)
    {
        var (brand, week) = (query.Brand, query.Week);
        await recount.RecountDirtyWeeksAsync(brand, ct);
        var first = week.Plus(1 - WeeksShown);
        var rows = await counts.ReadAsync(brand.Id, first, week, MetricGrouping.Network, ct);
        var whole = WholeBrand.ByWeek(rows, first, week).ToList();
        var weeks = whole.Select(WeekFigures.Of).ToList();
        var (begins, ends) = (week.StartIn(brand.Zone), week.EndIn(brand.Zone));
        var ofTheWeek = await cases.ReadAsync(brand, week, ct);
        return new WeekInReview(
            brand.Name,
            brand.TimeZone,
            weeks[^1],
            weeks[^2],
            weeks,
            [.. rows.Where(r => r.Counts.Week == week && r.Counts.Inbound > 0).Select(NetworkFigures.Of)],
            ofTheWeek.ByStepAndCategory,
            ofTheWeek.Outcomes,
            ofTheWeek.ToDecide,
            ofTheWeek.ToDecideInAll,
            ofTheWeek.LegalReferrals,
            ofTheWeek.PrincipleCases,
            new WeekLadder(
                whole[^1].Ladder,
                whole.Select(w => w.Ladder).Aggregate((sum, one) => sum.Plus(one)),
                new FactFigures((from, to) => to - from).Of(
                    FactMeasure.Duration,
                    await facts.ReadAsync(brand, FactMetric.PrincipleExposure, begins, ends, ct),
                    ends
                )
            ),
            await surges.BetweenAsync(brand.Id, begins, ends, ct),
            clock.GetUtcNow()
        );
    }
}
