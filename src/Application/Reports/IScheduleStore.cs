using Entente.Domain.Reports;

namespace Entente.Application.Reports;

public interface IScheduleStore
{
    Task AddAsync(Guid brandId, ReportSchedule schedule, CancellationToken ct);

    /// <summary>Saves a version that follows the one in the store; false when somebody was faster.</summary>
    Task<bool> TrySaveAsync(Guid brandId, ReportSchedule schedule, CancellationToken ct);

    /// <summary>Removes it; the reports it asked for stay.</summary>
    Task<bool> TryRemoveAsync(Guid brandId, Guid scheduleId, int version, CancellationToken ct);
}

public interface IScheduleReads
{
    /// <summary>Oldest first, after the id.</summary>
    Task<IReadOnlyList<ReportSchedule>> ListAsync(Guid brandId, Guid? after, int limit, CancellationToken ct);

    Task<ReportSchedule?> FindAsync(Guid brandId, Guid scheduleId, CancellationToken ct);
}
