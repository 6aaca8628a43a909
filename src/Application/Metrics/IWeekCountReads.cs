using Entente.Domain.Metrics;

namespace Entente.Application.Metrics;

/// <summary>One group's counts of one week; the group is a network, a channel or a category, in its written form.</summary>
public sealed record GroupWeek(string Group, WeekCounts Counts);

/// <summary>What was said of one week by one kind of grouping when it was closed.</summary>
public sealed record ReportedWeek(MetricGrouping By, string Group, WeekCounts Counts);

/// <summary>Weeks as they count now, as the closed ones among them were reported, and whether one of the brand waits to be counted again.</summary>
public sealed record WeeksTold(IReadOnlyList<GroupWeek> Weeks, IReadOnlyList<ReportedWeek> Reported, bool WaitForRecount);

/// <summary>What was said of one week over the whole brand, and when it was closed.</summary>
public sealed record ReportedCounts(DateTimeOffset ClosedAt, WeekCounts Counts);

/// <summary>Which counts of a week are asked for; the others stay zero.</summary>
public enum WeekCounted
{
    Everything,
    Mentions,
    Cases,
}

public interface IWeekCountReads
{
    /// <summary>
    /// The counts of every week of the range, both ends included, for every group the brand has rows of; weeks without rows are zero.
    /// </summary>
    /// <param name="by">One of <see cref="WeeklyMetric.Kept"/>.</param>
    Task<IReadOnlyList<GroupWeek>> ReadAsync(Guid brandId, IsoWeek from, IsoWeek to, MetricGrouping by, CancellationToken ct);

    /// <summary>The same with what the closed weeks were reported with, in one round trip.</summary>
    Task<WeeksTold> ReadToldAsync(Guid brandId, IsoWeek from, IsoWeek to, MetricGrouping by, WeekCounted counted, CancellationToken ct);

    /// <summary>The same of weeks that begin in another time zone than the brand's: counted from the rows, which takes longer.</summary>
    Task<IReadOnlyList<GroupWeek>> CountAsync(
        Guid brandId,
        string timeZone,
        IsoWeek from,
        IsoWeek to,
        MetricGrouping by,
        WeekCounted counted,
        CancellationToken ct
    );

    /// <summary>Null while the week is not closed, or where nothing was kept of it.</summary>
    Task<ReportedCounts?> ReportedAsync(Guid brandId, IsoWeek week, CancellationToken ct);
}
