using Entente.Application.Metrics;
using Entente.Domain.Brands;
using Entente.Domain.Metrics;
using Entente.Domain.Reports;

namespace Entente.Application.Reports;

/// <summary>Close the brand's last week once Monday 06:00 has come in its time zone, and ask for its report.</summary>
public sealed record CloseWeek(Brand Brand);

public sealed class CloseWeekHandler(
    IReportStore reports,
    IWeeklyRecount recount,
    IWeekCountReads counts,
    WeekFigureReader figures,
    TimeProvider clock
)
{
    private static readonly TimeSpan ClosingTime = TimeSpan.FromHours(6);

    /// <summary>True when this call closed it: late, twice or on two servers, a week is closed once.</summary>
    public async Task<bool> HandleAsync(CloseWeek command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var local = TimeZoneInfo.ConvertTime(now, command.Brand.Zone).DateTime;
        var present = IsoWeek.Of(DateOnly.FromDateTime(local));
        var week = local >= present.Monday.ToDateTime(TimeOnly.MinValue) + ClosingTime ? present.Plus(-1) : present.Plus(-2);
        if (week.EndIn(command.Brand.Zone) <= command.Brand.CreatedAt || await reports.IsClosedAsync(command.Brand.Id, week, ct))
        {
            return false;
        }
        var report = new Report(
            Guid.CreateVersion7(now),
            Version: 1,
            ReportPeriod.Of(ReportSpan.Week, week),
            command.Brand.Locale,
            ReportStatus.Queued,
            "entente",
            now,
            Attempts: 0,
            FinishedAt: null,
            Sha256: null,
            Failure: null
        );
        var reported = await ReportedAsync(command.Brand, week, ct);
        var told = await figures.ReadAsync(command.Brand, week, now, ct);
        return await reports.TryCloseWeekAsync(command.Brand.Id, week, report, reported, told, ct);
    }

    /// <summary>What is said of the week now: later corrections stand beside it.</summary>
    private async Task<IReadOnlyList<ReportedWeek>> ReportedAsync(Brand brand, IsoWeek week, CancellationToken ct)
    {
        await recount.RecountDirtyWeeksAsync(brand, ct);
        var reported = new List<ReportedWeek>();
        foreach (var by in WeeklyMetric.Kept)
        {
            var groups = await counts.ReadAsync(brand.Id, week, week, by, ct);
            reported.AddRange(groups.Select(g => new ReportedWeek(by, g.Group, g.Counts)));
        }
        return reported;
    }
}
