using Entente.Domain.Brands;
using Entente.Domain.Mentions;
using Entente.Domain.Metrics;
using Entente.Domain.Outcomes;

namespace Entente.Application.Metrics;

/// <summary>Read one weekly metric over a range of weeks, both ends included, of the whole brand or by network.</summary>
public sealed record ReadMetric(Brand Brand, string Name, IsoWeek From, IsoWeek To, MetricGrouping GroupBy);

public enum MetricGrouping
{
    None,
    Network,
}

/// <summary>One value; <see cref="Network"/> only where it is grouped so. A week that is not over is not <see cref="Complete"/>.</summary>
public sealed record MetricValue(IsoWeek Week, Network? Network, Figure Figure, bool Complete);

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
        var rows = await counts.ReadAsync(query.Brand.Id, query.From, query.To, ct);
        var values =
            query.GroupBy == MetricGrouping.Network
                ? rows.Select(r => new MetricValue(r.Counts.Week, r.Network, metric.Of(r.Counts), r.Counts.Week < present))
                : WholeBrand.ByWeek(rows, query.From, query.To).Select(w => new MetricValue(w.Week, null, metric.Of(w), w.Week < present));
        return new MetricSeries(metric, query.Brand.TimeZone, now, [.. values]);
    }
}
