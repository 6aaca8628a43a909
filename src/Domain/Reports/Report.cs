using Entente.Domain.Metrics;
using Entente.Domain.Outcomes;

namespace Entente.Domain.Reports;

/// <summary>How far a report is.</summary>
public enum ReportStatus
{
    Queued,
    Running,
    Succeeded,
    Failed,
}

/// <summary>
/// The management report of one week in one language (<c>fr</c> or <c>en</c>). Once it succeeded it never changes;
/// <see cref="Sha256"/> is that of its PDF, in lower-case hex.
/// </summary>
public sealed record Report(
    Guid Id,
    int Version,
    IsoWeek Week,
    string Language,
    ReportStatus Status,
    string RequestedBy,
    DateTimeOffset RequestedAt,
    int Attempts,
    DateTimeOffset? FinishedAt,
    string? Sha256,
    string? Failure
);

public static class ReportErrors
{
    public static Error NotFound(Guid id) => new(ErrorKind.NotFound, "report_not_found", ("report_id", id));

    public static Error NotReady(ReportStatus status) =>
        new(ErrorKind.Conflict, "report_not_ready", ("report_status", Vocabulary.Word(status)));

    public static Error WeekAhead(IsoWeek present) =>
        new(ErrorKind.Invalid, "week_ahead", ("present", present.ToString())) { Pointer = "/week" };

    public static Error UnknownLanguage { get; } = new(ErrorKind.Invalid, "unknown_locale") { Pointer = "/language" };
}
