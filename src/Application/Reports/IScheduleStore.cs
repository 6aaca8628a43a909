using Entente.Domain.Reports;

namespace Entente.Application.Reports;

public interface IScheduleStore
{
    /// <summary>Every schedule of a brand, to be run.</summary>
    Task<IReadOnlyList<ReportSchedule>> AllAsync(Guid brandId, CancellationToken ct);

    Task AddAsync(Guid brandId, ReportSchedule schedule, CancellationToken ct);

    /// <summary>Saves a version that follows the one in the store; false when somebody was faster.</summary>
    Task<bool> TrySaveAsync(Guid brandId, ReportSchedule schedule, CancellationToken ct);

    /// <summary>Removes it; the reports it asked for stay.</summary>
    Task<bool> TryRemoveAsync(Guid brandId, Guid scheduleId, int version, CancellationToken ct);
}

/// <summary>Schedules of a brand for one reader: of joint ones those over none but the brands seen; null means every brand.</summary>
public interface IScheduleReads
{
    /// <summary>Oldest first, after the id.</summary>
    Task<IReadOnlyList<ReportSchedule>> ListAsync(
        Guid brandId,
        IReadOnlyCollection<Guid>? seen,
        Guid? after,
        int limit,
        CancellationToken ct
    );

    Task<ReportSchedule?> FindAsync(Guid brandId, IReadOnlyCollection<Guid>? seen, Guid scheduleId, CancellationToken ct);
}
