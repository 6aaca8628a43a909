using Entente.Application.Metrics;
using Entente.Domain.Metrics;
using Entente.Domain.Reports;

namespace Entente.Application.Reports;

public interface IReportStore
{
    Task AddAsync(Guid brandId, Report report, CancellationToken ct);

    /// <summary>
    /// Claims the oldest report that waits, or whose renderer has not been heard of for five minutes; nobody else gets it meanwhile.
    /// Null when none waits.
    /// </summary>
    Task<Report?> TakeNextAsync(Guid brandId, DateTimeOffset now, CancellationToken ct);

    /// <summary>Keeps the file for good: nobody changes or deletes it afterwards.</summary>
    Task SucceedAsync(Guid brandId, Report report, ReportFile file, DateTimeOffset now, CancellationToken ct);

    /// <summary>Gives a report up, or back to the queue while it has tries left.</summary>
    Task FailAsync(Guid brandId, Report report, string failure, DateTimeOffset now, CancellationToken ct);

    /// <summary>Asks for what a schedule is due, with a mail to each recipient; false when it was asked for before, by whomever.</summary>
    Task<bool> TryAddDueAsync(Guid brandId, Report report, IReadOnlyList<string> recipients, CancellationToken ct);

    Task<bool> IsClosedAsync(Guid brandId, IsoWeek week, CancellationToken ct);

    /// <summary>Closes a week with what is said of it and asks for its report, once whoever asks; false when it was closed before.</summary>
    Task<bool> TryCloseWeekAsync(
        Guid brandId,
        IsoWeek week,
        Report report,
        IReadOnlyList<ReportedWeek> reported,
        IReadOnlyList<ReportedFigure> figures,
        CancellationToken ct
    );
}

/// <summary>The place in a list after which a page begins, newest first.</summary>
public sealed record ReportCursor(DateTimeOffset RequestedAt, Guid Id);

/// <summary>A brand's own reports, without joint ones.</summary>
public interface IReportReads
{
    Task<IReadOnlyList<Report>> ListAsync(Guid brandId, ReportCursor? after, int limit, CancellationToken ct);

    Task<Report?> FindAsync(Guid brandId, Guid reportId, CancellationToken ct);

    /// <summary>The PDF and its sentences, once there are; of a joint report under the brand that keeps it.</summary>
    Task<ReportFile?> FileAsync(Guid brandId, Guid reportId, CancellationToken ct);
}
