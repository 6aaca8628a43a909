using Entente.Domain;
using Entente.Domain.Brands;
using Entente.Domain.Mentions;
using Entente.Domain.Metrics;
using Entente.Domain.Outcomes;

namespace Entente.Application.Metrics;

/// <summary>Read one weekly metric over a range of weeks, both ends included, of the whole brand or by network.</summary>
public sealed record ReadMetric(
    Brand Brand,
    string Name,
    IsoWeek From,
    IsoWeek To,
    MetricGrouping GroupBy,
    MetricInterval Interval = MetricInterval.Week
);

public enum MetricGrouping
{
    None,
    Network,
}

/// <summary>One value and that of the period before it; <see cref="Network"/> only where it is grouped so. A period that is not over is not <see cref="Complete"/>.</summary>
public sealed record MetricValue(IsoWeek Week, IsoWeek LastWeek, Network? Network, Figure Figure, Figure Previous, bool Complete);

public sealed record MetricSeries(WeeklyMetric Metric, string TimeZone, DateTimeOffset ComputedAt, IReadOnlyList<MetricValue> Values);

/// <summary>Dirty weeks are recounted first: what is read is what the rows say now.</summary>
public sealed class ReadMetricHandler(IWeeklyRecount recount, IWeekCountReads counts, TimeProvider clock)
{
    public async Task<Result<MetricSeries>> HandleAsync(ReadMetric query, CancellationToken ct)
    {
        if (WeeklyMetric.Find(query.Name) is not { } metric)
        {
            return MetricErrors.Unknown(query.Name);
        }
        if (query.From > query.To)
        {
            return MetricErrors.TurnedRound;
        }
        if (query.From.Plus(MetricErrors.MostWeeks) <= query.To)
        {
            return MetricErrors.TooManyWeeks;
        }
        await recount.RecountDirtyWeeksAsync(query.Brand, ct);
        var now = clock.GetUtcNow();
        var present = IsoWeek.Of(now, query.Brand.Zone);
        var periods = MetricPeriod.Of(query.Interval, query.From, query.To);
        var rows = await counts.ReadAsync(query.Brand.Id, periods[0].PreviousFrom, periods[^1].To, ct);
        IReadOnlyList<Network?> groups =
            query.GroupBy == MetricGrouping.Network
                ? [.. rows.Select(r => (Network?)r.Network).Distinct().OrderBy(n => Vocabulary.Word(n!.Value), StringComparer.Ordinal)]
                : [null];
        var byGroup = groups.Select(g => (Network: g, Weeks: WeeksOf(g))).ToList();
        var values = periods.SelectMany(p => byGroup.Select(g => ValueOf(p, g.Network, g.Weeks)));
        return new MetricSeries(metric, query.Brand.TimeZone, now, [.. values]);

        Dictionary<IsoWeek, WeekCounts> WeeksOf(Network? network) =>
            WholeBrand
                .ByWeek([.. rows.Where(r => network is null || r.Network == network)], periods[0].PreviousFrom, periods[^1].To)
                .ToDictionary(w => w.Week);

        MetricValue ValueOf(MetricPeriod p, Network? network, Dictionary<IsoWeek, WeekCounts> weeks) =>
            new(
                p.From,
                p.To,
                network,
                metric.Of(Over(weeks, p.From, p.To)),
                metric.Of(Over(weeks, p.PreviousFrom, p.PreviousTo)),
                p.To < present
            );
    }

    private static WeekCounts Over(Dictionary<IsoWeek, WeekCounts> weeks, IsoWeek from, IsoWeek to)
    {
        var sum = weeks[from];
        for (var week = from.Plus(1); week <= to; week = week.Plus(1))
        {
            sum = sum.Then(weeks[week]);
        }
        return sum;
    }
}
