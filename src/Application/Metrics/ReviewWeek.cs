using Entente.Application.Brands;
using Entente.Application.Surges;
using Entente.Domain;
using Entente.Domain.Brands;
using Entente.Domain.Mentions;
using Entente.Domain.Metrics;

namespace Entente.Application.Metrics;

/// <summary>Bring together what a manager reads of one week, or of the month it falls in; the page and the report are made of it.</summary>
public sealed record ReviewWeek(Brand Brand, IsoWeek Week, MetricInterval Interval = MetricInterval.Week);

public sealed class ReviewWeekHandler(
    IWeeklyRecount recount,
    IWeekCountReads counts,
    IWeekCaseReads cases,
    IFactReads facts,
    ISurgeReads surges,
    IChannelReads channels,
    TimeProvider clock
)
{
    private const int PeriodsShown = 12;

    public async Task<WeekInReview> HandleAsync(ReviewWeek query, CancellationToken ct)
    {
        var (brand, now) = (query.Brand, clock.GetUtcNow());
        await recount.RecountDirtyWeeksAsync(brand, ct);
        var periods = PeriodsUntil(query);
        var (first, period) = (periods[0].From, periods[^1]);
        var rows = await counts.ReadAsync(brand.Id, first, period.To, MetricGrouping.Network, ct);
        var whole = WholeBrand.ByPeriod(rows, periods);
        var told = whole.Select(WeekFigures.Of).ToList();
        var (begins, ends) = (period.From.StartIn(brand.Zone), period.To.EndIn(brand.Zone));
        var exposed = await facts.ReadAsync(brand, FactMetric.PrincipleExposure, begins, ends, now, ct);
        var reported = query.Interval == MetricInterval.Week ? await counts.ReportedAsync(brand.Id, query.Week, ct) : null;
        var surged = await surges.BetweenAsync(brand.Id, first.StartIn(brand.Zone), ends, ct);
        var ofTheWeek = await cases.ReadAsync(brand, period.From, period.To, ct);
        return new WeekInReview(
            brand.Name,
            brand.TimeZone,
            told[^1],
            told[^2],
            told,
            NetworksOf(rows, period),
            ofTheWeek.ByStepAndCategory,
            ofTheWeek.Outcomes,
            ofTheWeek.ToDecide,
            ofTheWeek.ToDecideInAll,
            ofTheWeek.LegalReferrals,
            ofTheWeek.PrincipleCases,
            new WeekLadder(
                whole[^1].Ladder,
                whole.Select(w => w.Ladder).Aggregate((sum, one) => sum.Plus(one)),
                Calendar.Of(FactMeasure.Duration, exposed, ends)
            ),
            [.. surged.Where(s => s.ClosedAt is null || s.ClosedAt > begins)],
            now
        )
        {
            Interval = query.Interval,
            ChannelNames = surged.Any(s => s.Place.ChannelId is not null)
                ? (await channels.ByIdAsync(brand.Id, ct)).ToDictionary(c => c.Key, c => c.Value.Name)
                : new Dictionary<Guid, string>(),
            WithSurge = [.. periods.Where(p => surged.Any(s => BeganIn(s.OpenedAt, p, brand.Zone))).Select(p => p.From)],
            Platforms = await PlatformsAsync(brand, first.StartIn(brand.Zone), ends, now, ct),
            Exposed = exposed,
            StillExposed = ofTheWeek.StillExposed,
            Decided = ofTheWeek.Decided,
            DecidedInAll = ofTheWeek.DecidedInAll,
            Reported = reported is null ? null : new ReportedFigures(reported.ClosedAt, WeekFigures.Of(reported.Counts)),
        };
    }

    private static FactFigures Calendar { get; } = new((from, to) => to - from);

    private async Task<IReadOnlyList<PlatformFigures>> PlatformsAsync(
        Brand brand,
        DateTimeOffset from,
        DateTimeOffset to,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var decided = await facts.ReadAsync(brand, FactMetric.RemovalSuccess, from, to, now, ct);
        var times = (await facts.ReadAsync(brand, FactMetric.RemovalTime, from, to, now, ct)).ToLookup(f => f.Labels.Network);
        return
        [
            .. decided
                .GroupBy(f => f.Labels.Network)
                .OrderByDescending(network => network.Count())
                .ThenBy(network => network.Key, StringComparer.Ordinal)
                .Select(network => new PlatformFigures(
                    Vocabulary.Parse<Network>(network.Key!),
                    Calendar.Of(FactMeasure.Share, [.. network], to).Figure,
                    Calendar.Of(FactMeasure.Duration, [.. times[network.Key]], to).Spread
                )),
        ];
    }

    private static bool BeganIn(DateTimeOffset at, MetricPeriod period, TimeZoneInfo zone) =>
        at >= period.From.StartIn(zone) && at < period.To.EndIn(zone);

    /// <summary>The period asked for and the eleven before it, oldest first.</summary>
    private static List<MetricPeriod> PeriodsUntil(ReviewWeek query)
    {
        var periods = new List<MetricPeriod> { MetricPeriod.Of(query.Interval, query.Week, query.Week)[0] };
        while (periods.Count < PeriodsShown)
        {
            var before = periods[0].PreviousTo;
            periods.Insert(0, MetricPeriod.Of(query.Interval, before, before)[0]);
        }
        return periods;
    }

    private static List<NetworkFigures> NetworksOf(IReadOnlyList<GroupWeek> rows, MetricPeriod period) =>
        [
            .. rows.Where(r => r.Counts.Week >= period.From && r.Counts.Week <= period.To)
                .GroupBy(
                    r => r.Group,
                    (network, weeks) => new GroupWeek(network, weeks.Select(w => w.Counts).Aggregate((a, b) => a.Then(b)))
                )
                .Where(network => network.Counts.Inbound > 0)
                .Select(NetworkFigures.Of),
        ];
}
