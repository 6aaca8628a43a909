using Entente.Application.Policies;
using Entente.Domain;
using Entente.Domain.Brands;
using Entente.Domain.Metrics;
using Entente.Domain.Policies;

namespace Entente.Application.Metrics;

/// <summary>Reads the facts of the periods asked for and makes a figure of each period and group.</summary>
public sealed class FactMetricReader(IFactReads reads, IPolicyReads policies)
{
    public async Task<IReadOnlyList<MetricValue>> ReadAsync(FactMetric metric, ReadMetric query, DateTimeOffset now, CancellationToken ct)
    {
        var (brand, zone) = (query.Brand, query.Zone);
        var present = IsoWeek.Of(now, zone);
        var periods = MetricPeriod.Of(query.Interval, query.From, query.To);
        var (from, to) = (periods[0].PreviousFrom.StartIn(zone), periods[^1].To.EndIn(zone));
        var facts = await reads.ReadAsync(brand, metric, from, to, now, ct);
        var figures = new FactFigures(await ClockAsync(query, now, ct));
        IReadOnlyList<string?> groups =
            query.GroupBy == MetricGrouping.None
                ? [null]
                : [.. facts.Select(f => f.Labels.Of(query.GroupBy)).Distinct().Order(StringComparer.Ordinal)];
        var byWeekAndGroup = facts.ToLookup(f => (IsoWeek.Of(f.At, zone), Group: GroupOf(f)));
        var byGroup = facts.ToLookup(GroupOf);
        return [.. periods.SelectMany(p => groups.Select(g => ValueOf(p, g)))];

        string? GroupOf(Fact fact) => query.GroupBy == MetricGrouping.None ? null : fact.Labels.Of(query.GroupBy);

        MetricValue ValueOf(MetricPeriod p, string? group) =>
            new(
                p.From,
                p.To,
                group,
                Over(p.From, p.To, group),
                Over(p.PreviousFrom, p.PreviousTo, group).Figure,
                Reported: null,
                p.To < present
            );

        MeasuredFigure Over(IsoWeek first, IsoWeek last, string? group)
        {
            var end = last.EndIn(zone);
            return figures.Of(
                metric.Measure,
                metric.Measure == FactMeasure.LongestWait
                    ? [.. byGroup[group]]
                    : [.. Weeks(first, last).SelectMany(w => byWeekAndGroup[(w, group)])],
                end < now ? end : now
            );
        }
    }

    private static IEnumerable<IsoWeek> Weeks(IsoWeek first, IsoWeek last)
    {
        for (var week = first; week <= last; week = week.Plus(1))
        {
            yield return week;
        }
    }

    private async Task<Func<DateTimeOffset, DateTimeOffset, TimeSpan>> ClockAsync(
        ReadMetric query,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        if (query.Clock == MetricClock.Calendar)
        {
            return (from, to) => to - from;
        }
        var policy = await policies.InForceAsync(query.Brand.Id, now, ct);
        return new BusinessClock(policy.OpeningHours, query.Brand.Zone).Elapsed;
    }
}
