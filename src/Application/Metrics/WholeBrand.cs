using Entente.Domain.Metrics;

namespace Entente.Application.Metrics;

/// <summary>All groups of a brand together.</summary>
internal static class WholeBrand
{
    /// <summary>One sum a week, weeks without rows included.</summary>
    public static IEnumerable<WeekCounts> ByWeek(IReadOnlyList<GroupWeek> rows, IsoWeek from, IsoWeek to)
    {
        var byWeek = rows.ToLookup(r => r.Counts.Week, r => r.Counts);
        for (var week = from; week <= to; week = week.Plus(1))
        {
            yield return byWeek[week].Aggregate(WeekCounts.Empty(week), (sum, counts) => sum.Plus(counts));
        }
    }

    /// <summary>One sum a period, under its first week.</summary>
    public static List<WeekCounts> ByPeriod(IReadOnlyList<GroupWeek> rows, IReadOnlyList<MetricPeriod> periods) =>
        [.. periods.Select(p => ByWeek(rows, p.From, p.To).Aggregate((sum, week) => sum.Then(week)))];
}
