using Entente.Domain.Metrics;

namespace Entente.Application.Metrics;

/// <summary>Reads the ledger's weeks and makes a figure of each period and group.</summary>
public sealed class FanMetricReader(IFanReads fans)
{
    public async Task<(string? Currency, IReadOnlyList<MetricValue> Values)> ReadAsync(
        FanMetric metric,
        ReadMetric query,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var zone = query.Brand.Zone;
        var periods = MetricPeriod.Of(query.Interval, query.From, query.To);
        var ledger = await fans.ReadAsync(query.Brand, periods[0].PreviousFrom, periods[^1].To, now, ct);
        var bought = ledger.Weeks.Where(w => w.CampaignId is not null).ToList();
        var settlesAfter = metric == FanMetric.CostPerRetainedFan ? FanMetric.RipeAfterDays + Retention.WindowDays : 0;
        IReadOnlyList<string?> groups =
            query.GroupBy == MetricGrouping.None
                ? [null]
                : [.. bought.Select(w => FanMetric.LabelOf(w, query.GroupBy)).Distinct().Order(StringComparer.Ordinal)];
        return (ledger.Currency, [.. periods.SelectMany(p => groups.Select(g => ValueOf(p, g)))]);

        MetricValue ValueOf(MetricPeriod p, string? group) =>
            new(
                p.From,
                p.To,
                group,
                new MeasuredFigure(Over(p.From, p.To, group)),
                Over(p.PreviousFrom, p.PreviousTo, group),
                Reported: null,
                Complete: p.To.EndIn(zone).AddDays(settlesAfter) <= now
            );

        Figure Over(IsoWeek first, IsoWeek last, string? group) =>
            metric.Of([
                .. bought.Where(w => w.Week >= first && w.Week <= last && (group is null || FanMetric.LabelOf(w, query.GroupBy) == group)),
            ]);
    }
}
