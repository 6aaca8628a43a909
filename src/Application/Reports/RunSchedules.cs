using Entente.Domain.Brands;
using Entente.Domain.Reports;

namespace Entente.Application.Reports;

/// <summary>Ask for the reports that a brand's schedules are due. Twice, late or on several servers, each is asked for once.</summary>
public sealed record RunSchedules(Brand Brand);

public sealed class RunSchedulesHandler(IScheduleStore schedules, IReportStore reports, TimeProvider clock)
{
    /// <summary>How many reports this call asked for. Of what was missed while no server ran, only the latest comes.</summary>
    public async Task<int> HandleAsync(RunSchedules command, CancellationToken ct)
    {
        var (brand, now, asked) = (command.Brand, clock.GetUtcNow(), 0);
        foreach (var schedule in await schedules.AllAsync(brand.Id, ct))
        {
            var (due, period) = schedule.LastDue(now, brand.Zone);
            if (schedule.Paused || due < schedule.UpdatedAt)
            {
                continue;
            }
            var report = new Report(
                Guid.CreateVersion7(now),
                Version: 1,
                period,
                schedule.Language,
                ReportStatus.Queued,
                "entente",
                now,
                Attempts: 0,
                FinishedAt: null,
                Sha256: null,
                Failure: null,
                schedule.Id,
                schedule.Brands
            );
            asked += await reports.TryAddDueAsync(brand.Id, report, schedule.Recipients, ct) ? 1 : 0;
        }
        return asked;
    }
}
