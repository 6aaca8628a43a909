using Entente.Domain.Outcomes;
using Entente.Domain.Reports;

namespace Entente.Application.Reports;

/// <summary>Remove a schedule as its reader saw it; the reports it had made stay.</summary>
public sealed record RemoveSchedule(Guid BrandId, ReportSchedule Seen);

public sealed class RemoveScheduleHandler(IScheduleStore schedules)
{
    /// <summary>What refuses it, if anything.</summary>
    public async Task<Error?> HandleAsync(RemoveSchedule command, CancellationToken ct) =>
        await schedules.TryRemoveAsync(command.BrandId, command.Seen.Id, command.Seen.Version, ct) ? null : ScheduleErrors.ChangedMeanwhile;
}
