using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Entente.Application.Reports;
using Entente.Domain.Brands;
using Entente.Domain.Metrics;
using Entente.Domain.Outcomes;
using Entente.Domain.Reports;

namespace Entente.Api.Reports;

/// <summary>What a report shall tell of: a week or a month.</summary>
public sealed record ReportInput(
    [property: Description("ISO week such as 2026-W07, the present one at the latest.")] IsoWeek? Week = null,
    [property: MinLength(7), MaxLength(7), Description("Month such as 2026-02, instead of a week: the weeks whose Thursday falls in it.")]
        string? Month = null,
    [property: MinLength(2), MaxLength(2), Description("fr or en; the brand's language unless given.")] string? Language = null
)
{
    public Result<ReportPeriod> Period() => ReportTime.Of(Week, Month);
}

internal static class ReportTime
{
    /// <summary>The one of the two that is given.</summary>
    public static Result<ReportPeriod> Of(IsoWeek? week, string? month) =>
        (week, month) switch
        {
            ({ } given, null) => ReportPeriod.Of(ReportSpan.Week, given),
            (null, { } given) => ReportPeriod.TryParse(given, out var period) && period.Span == ReportSpan.Month
                ? period
                : ReportErrors.NotAMonth,
            _ => ReportErrors.OnePeriod,
        };
}

/// <summary>
/// How far a report is; <c>result_url</c> leads to the PDF once it succeeded. <c>week</c> or <c>month</c> is null, by <c>span</c>.
/// </summary>
public sealed record ReportView(
    Guid Id,
    int Version,
    ReportSpan Span,
    IsoWeek? Week,
    string? Month,
    string Language,
    ReportStatus Status,
    string RequestedBy,
    Guid? ScheduleId,
    DateTimeOffset RequestedAt,
    DateTimeOffset? FinishedAt,
    string? Sha256,
    string? ResultUrl,
    string? Failure
)
{
    public static ReportView Of(Report report, Brand brand) =>
        new(
            report.Id,
            report.Version,
            report.Period.Span,
            report.Period.Span == ReportSpan.Week ? report.Period.Weeks.From : null,
            report.Period.Span == ReportSpan.Month ? report.Period.ToString() : null,
            report.Language,
            report.Status,
            report.RequestedBy,
            report.ScheduleId,
            report.RequestedAt,
            report.FinishedAt,
            report.Sha256,
            report.Status == ReportStatus.Succeeded ? $"/v1/brands/{brand.Slug}/reports/{report.Id}/content" : null,
            report.Failure
        );
}

/// <summary>One mail of a report: <c>uncertain</c> means it was handed over and no answer came.</summary>
public sealed record DeliveryView(
    Guid Id,
    string Recipient,
    DeliveryStatus Status,
    int Attempts,
    DateTimeOffset QueuedAt,
    DateTimeOffset? NextAttemptAt,
    DateTimeOffset? SentAt,
    string? Failure
)
{
    public static DeliveryView Of(ReportDelivery d) =>
        new(d.Id, d.Recipient, d.Status, d.Attempts, d.QueuedAt, d.NextAttemptAt, d.SentAt, d.Failure);
}

public sealed record DeliveriesView(IReadOnlyList<DeliveryView> Data);

public sealed record DeliveryInput(
    [property:
        MinLength(1),
        MaxLength(ReportSchedule.MostRecipients),
        Requests.Each(MinLength = 3, MaxLength = 254),
        Description("Addresses; each gets a mail of its own.")
    ]
        IReadOnlyList<string> Recipients
);

/// <summary>When a report is made by itself, and whom it is sent to.</summary>
public sealed record ScheduleInput(
    ReportSpan Every,
    [property: Range(1, 28), Description("1 (Monday) to 7 of the week, or 1 to 28 of the month.")] int Day = 1,
    [property: Range(0, 23), Description("Hour of the brand's time zone.")] int Hour = 7,
    [property: MinLength(2), MaxLength(2), Description("fr or en; the brand's language unless given.")] string? Language = null,
    [property:
        MaxLength(ReportSchedule.MostRecipients),
        Requests.Each(MinLength = 3, MaxLength = 254),
        Description("Addresses; none where the report is only kept.")
    ]
        IReadOnlyList<string>? Recipients = null,
    bool Paused = false,
    [property:
        MaxLength(JointReportInput.MostBrands),
        Requests.Each(MinLength = 1, MaxLength = 63),
        Description("Slugs of brands that a joint report tells of beside this one; none for the brand's own report.")
    ]
        IReadOnlyList<string>? Brands = null
)
{
    public ScheduleSettings ToSettings(IReadOnlyList<Brand>? together) =>
        new(Every, Day, Hour, Language, Recipients ?? [], Paused, together?.Select(b => b.Id).ToList());

    public static ScheduleInput Of(ReportSchedule s, IReadOnlyList<string>? brands) =>
        new(s.Every, s.Day, s.Hour, s.Language, s.Recipients, s.Paused, brands);
}

/// <summary>
/// A schedule; <c>next_at</c> is when its next report falls due, null while it is paused; <c>brand_ids</c> those a joint report tells of,
/// null for the brand's own.
/// </summary>
public sealed record ScheduleView(
    Guid Id,
    int Version,
    ReportSpan Every,
    int Day,
    int Hour,
    string TimeZone,
    string Language,
    IReadOnlyList<string> Recipients,
    bool Paused,
    IReadOnlyList<Guid>? BrandIds,
    DateTimeOffset? NextAt,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt
)
{
    public static ScheduleView Of(ReportSchedule s, Brand brand, DateTimeOffset now) =>
        new(
            s.Id,
            s.Version,
            s.Every,
            s.Day,
            s.Hour,
            brand.TimeZone,
            s.Language,
            s.Recipients,
            s.Paused,
            s.Brands,
            s.Paused ? null : s.NextDue(now, brand.Zone),
            s.CreatedAt,
            s.UpdatedAt
        );
}

/// <summary>Which brands a joint report shall tell of, and when.</summary>
public sealed record JointReportInput(
    [property: Description("ISO week such as 2026-W07, the present one at the latest.")] IsoWeek? Week = null,
    [property: MinLength(7), MaxLength(7), Description("Month such as 2026-02, instead of a week.")] string? Month = null,
    [property: MinLength(2), MaxLength(2), Description("fr or en; the first brand's language unless given.")] string? Language = null,
    [property:
        MinLength(1),
        MaxLength(JointReportInput.MostBrands),
        Requests.Each(MinLength = 1, MaxLength = 63),
        Description("Slugs; every brand the caller may read reports of unless given. The first one's time zone dates the page.")
    ]
        IReadOnlyList<string>? Brands = null
)
{
    public const int MostBrands = 50;
}

/// <summary>How far a report over several brands is; <c>result_url</c> leads to the PDF once it succeeded.</summary>
public sealed record JointReportView(
    Guid Id,
    int Version,
    IReadOnlyList<Guid> BrandIds,
    ReportSpan Span,
    IsoWeek? Week,
    string? Month,
    string Language,
    ReportStatus Status,
    string RequestedBy,
    Guid? ScheduleId,
    DateTimeOffset RequestedAt,
    DateTimeOffset? FinishedAt,
    string? Sha256,
    string? ResultUrl,
    string? Failure
)
{
    public static JointReportView Of(Report r) =>
        new(
            r.Id,
            r.Version,
            r.Brands!,
            r.Period.Span,
            r.Period.Span == ReportSpan.Week ? r.Period.Weeks.From : null,
            r.Period.Span == ReportSpan.Month ? r.Period.ToString() : null,
            r.Language,
            r.Status,
            r.RequestedBy,
            r.ScheduleId,
            r.RequestedAt,
            r.FinishedAt,
            r.Sha256,
            r.Status == ReportStatus.Succeeded ? $"/v1/reports/{r.Id}/content" : null,
            r.Failure
        );
}
