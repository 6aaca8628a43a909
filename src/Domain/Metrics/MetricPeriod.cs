namespace Entente.Domain.Metrics;

/// <summary>Over what a value is taken: each week, each month (the weeks whose Thursday falls in it) or all weeks asked for.</summary>
public enum MetricInterval
{
    Week,
    Month,
    Range,
}

/// <summary>Whole weeks, both ends included, and the period of the same kind before them.</summary>
public sealed record MetricPeriod(IsoWeek From, IsoWeek To, IsoWeek PreviousFrom, IsoWeek PreviousTo)
{
    /// <summary>The periods of a range; the months that hold its ends are given whole.</summary>
    public static IReadOnlyList<MetricPeriod> Of(MetricInterval interval, IsoWeek from, IsoWeek to) =>
        interval switch
        {
            MetricInterval.Month => [.. Months(from, to)],
            MetricInterval.Range => [Range(from, to)],
            _ => [.. Weeks(from, to)],
        };

    private static IEnumerable<MetricPeriod> Weeks(IsoWeek from, IsoWeek to)
    {
        for (var week = from; week <= to; week = week.Plus(1))
        {
            yield return new MetricPeriod(week, week, week.Plus(-1), week.Plus(-1));
        }
    }

    private static IEnumerable<MetricPeriod> Months(IsoWeek from, IsoWeek to)
    {
        for (var first = FirstOfMonth(from); first <= to; )
        {
            var next = FirstOfMonth(first.Plus(5));
            yield return new MetricPeriod(first, next.Plus(-1), FirstOfMonth(first.Plus(-1)), first.Plus(-1));
            first = next;
        }
    }

    private static MetricPeriod Range(IsoWeek from, IsoWeek to)
    {
        var weeks = (to.Monday.DayNumber - from.Monday.DayNumber) / 7;
        return new MetricPeriod(from, to, from.Plus(-weeks - 1), from.Plus(-1));
    }

    private static IsoWeek FirstOfMonth(IsoWeek week)
    {
        var thursday = week.Monday.AddDays(3);
        return week.Plus(-((thursday.Day - 1) / 7));
    }
}
