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
/// The management report of a week or month in one language (<c>fr</c> or <c>en</c>). Once it succeeded it never changes;
/// <see cref="Sha256"/> is that of its PDF, in lower-case hex. <see cref="ScheduleId"/> is what asked for it, if not a person.
/// <see cref="Brands"/> are those a joint report tells of, the one that keeps it first; null for a brand's own report.
/// </summary>
public sealed record Report(
    Guid Id,
    int Version,
    ReportPeriod Period,
    string Language,
    ReportStatus Status,
    string RequestedBy,
    DateTimeOffset RequestedAt,
    int Attempts,
    DateTimeOffset? FinishedAt,
    string? Sha256,
    string? Failure,
    Guid? ScheduleId = null,
    IReadOnlyList<Guid>? Brands = null
);

/// <summary>What a report was made into: the file, and the sentences of its first page, for whoever writes about it.</summary>
public sealed record ReportFile(byte[] Content, string Sha256, IReadOnlyList<string> Sentences);

public static class ReportErrors
{
    public static Error NotFound(Guid id) => new(ErrorKind.NotFound, "report_not_found", ("report_id", id));

    public static Error NotReady(ReportStatus status) =>
        new(ErrorKind.Conflict, "report_not_ready", ("report_status", Vocabulary.Word(status)));

    public static Error PeriodAhead(ReportPeriod present) =>
        new(ErrorKind.Invalid, "period_ahead", ("present", present.ToString()))
        {
            Pointer = present.Span == ReportSpan.Month ? "/month" : "/week",
        };

    public static Error OnePeriod { get; } = new(ErrorKind.Invalid, "one_period") { Pointer = "/week" };

    public static Error NotAMonth { get; } = new(ErrorKind.Invalid, "not_a_month") { Pointer = "/month" };

    public static Error NameBrands(int seen, int most) =>
        new(ErrorKind.Invalid, "name_brands", ("seen", seen), ("most", most)) { Pointer = "/brands" };

    public static Error MailOff { get; } = new(ErrorKind.Conflict, "mail_off");

    public static Error NotAnAddress(string address, int index) =>
        new(ErrorKind.Invalid, "not_an_address", ("address", address)) { Pointer = $"/recipients/{index}" };

    public static Error UnknownLanguage { get; } = new(ErrorKind.Invalid, "unknown_locale") { Pointer = "/language" };
}
