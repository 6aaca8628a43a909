using Entente.Domain.Metrics;

namespace Entente.Application.Metrics;

/// <summary>Adds up the weekly roll-ups. Dirty weeks are recounted first: what is read is what the rows say now.</summary>
public sealed class WeeklyMetricReader(IWeeklyRecount recount, IWeekCountReads counts)
{
    public async Task<IReadOnlyList<MetricValue>> ReadAsync(WeeklyMetric metric, ReadMetric query, DateTimeOffset now, CancellationToken ct)
    {
        var present = IsoWeek.Of(now, query.Zone);
        var periods = MetricPeriod.Of(query.Interval, query.From, query.To);
        var (first, last) = (periods[0].PreviousFrom, periods[^1].To);
        var by = WeeklyMetric.Kept.Contains(query.GroupBy) ? query.GroupBy : MetricGrouping.Network;
        var counted = metric.CountsMentions ? WeekCounted.Mentions : WeekCounted.Cases;
        var told = await TellAsync(query, first, last, by, counted, ct);
        var rows = told.Weeks;
        var reported = query.Interval == MetricInterval.Week ? told.Reported : [];
        IReadOnlyList<string?> groups =
            query.GroupBy == MetricGrouping.None ? [null] : [.. rows.Select(r => r.Group).Distinct().Order(StringComparer.Ordinal)];
        var byGroup = groups.Select(g => (Group: g, Weeks: WeeksOf(g), Reported: ReportedOf(g))).ToList();
        return [.. periods.SelectMany(p => byGroup.Select(g => ValueOf(p, g.Group, g.Weeks, g.Reported)))];

        Dictionary<IsoWeek, WeekCounts> WeeksOf(string? group) =>
            WholeBrand.ByWeek([.. rows.Where(r => group is null || r.Group == group)], first, last).ToDictionary(w => w.Week);

        Dictionary<IsoWeek, WeekCounts> ReportedOf(string? group) =>
            reported
                .Where(r => group is null || r.Group == group)
                .GroupBy(r => r.Counts.Week)
                .ToDictionary(w => w.Key, w => w.Select(r => r.Counts).Aggregate((sum, one) => sum.Plus(one)));

        MetricValue ValueOf(
            MetricPeriod p,
            string? group,
            Dictionary<IsoWeek, WeekCounts> weeks,
            Dictionary<IsoWeek, WeekCounts> asReported
        ) =>
            new(
                p.From,
                p.To,
                group,
                new MeasuredFigure(metric.Of(Over(weeks, p.From, p.To))),
                metric.Of(Over(weeks, p.PreviousFrom, p.PreviousTo)),
                asReported.TryGetValue(p.From, out var then) ? metric.Of(then) : null,
                p.To < present
            );
    }

    private async Task<WeeksTold> TellAsync(
        ReadMetric query,
        IsoWeek first,
        IsoWeek last,
        MetricGrouping by,
        WeekCounted counted,
        CancellationToken ct
    )
    {
        if (!query.OfBrandsWeeks)
        {
            return new WeeksTold(
                await counts.CountAsync(query.Brand.Id, query.TimeZone!, first, last, by, counted, ct),
                [],
                WaitForRecount: false
            );
        }
        var told = await counts.ReadToldAsync(query.Brand.Id, first, last, by, counted, ct);
        if (!told.WaitForRecount)
        {
            return told;
        }
        await recount.RecountDirtyWeeksAsync(query.Brand, ct);
        return await counts.ReadToldAsync(query.Brand.Id, first, last, by, counted, ct);
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
