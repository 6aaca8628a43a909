using Entente.Domain.Reports;

namespace Entente.Application.Reports;

public interface IJointReportStore
{
    Task AddAsync(JointReport report, ReportFile file, CancellationToken ct);
}

public interface IJointReportReads
{
    /// <summary>Those over none but these brands, the latest first; null means every brand.</summary>
    Task<IReadOnlyList<JointReport>> ListAsync(IReadOnlyCollection<Guid>? among, ReportCursor? after, int limit, CancellationToken ct);

    Task<JointReport?> FindAsync(Guid reportId, CancellationToken ct);

    Task<byte[]?> ContentAsync(Guid reportId, CancellationToken ct);
}
