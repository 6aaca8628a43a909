using Entente.Domain.Reports;

namespace Entente.Application.Reports;

/// <summary>Reports over several brands. Who does not see all of them must not be shown one.</summary>
public interface IJointReportReads
{
    /// <summary>Those over none but these brands, the latest first; null means every brand.</summary>
    Task<IReadOnlyList<Report>> ListAsync(IReadOnlyCollection<Guid>? among, ReportCursor? after, int limit, CancellationToken ct);

    Task<Report?> FindAsync(Guid reportId, CancellationToken ct);
}
