using System.Globalization;
using System.Resources;
using Entente.Application.Reports;
using Entente.Domain;
using Entente.Domain.Access;
using Entente.Domain.Brands;
using Entente.Domain.Metrics;
using Entente.Domain.Reports;

namespace Entente.Api.Dashboard.Reports;

/// <summary>
/// The archive of one brand with what became of each mail, its schedules, and the reports over several brands that the reader sees all of.
/// <see cref="Asked"/> is the week or month that the reader came from.
/// </summary>
public sealed record ReportsScreen(
    Overview Frame,
    IReadOnlyList<Report> Own,
    IReadOnlyList<Report> Joint,
    ReportCursor? Older,
    ILookup<Guid, ReportDelivery> Mails,
    IReadOnlyList<ReportSchedule> Schedules,
    bool IsMailOn,
    string? Asked,
    string? Said,
    RefusedForm? Refused
)
{
    public const string Path = "/reports";
    public const int WeeksOffered = 26;
    public const int MonthsOffered = 12;

    private static readonly TimeSpan SoonSent = TimeSpan.FromMinutes(2);
    private static readonly ResourceManager Texts = new("Entente.Api.Dashboard.Reports.ReportsTexts", typeof(ReportsScreen).Assembly);

    public DeskWords Words { get; } = new(Frame.Language, Frame.Brand!.Zone, Frame.At);

    public string Say(string name) => Texts.GetString(name, Frame.Language) ?? name;

    public string Say(string name, params object?[] values) => string.Format(Frame.Language, Say(name), values);

    /// <summary>What was just done, in the reader's language.</summary>
    public string? Told => Said is null ? null : Texts.GetString($"said_{Said}", Frame.Language);

    /// <summary>Why the last form was not taken; each field of it says its own part too.</summary>
    public string? Refusal => Refused is null ? null : string.Join(" ", Refused.Errors.Select(Words.Refusal).Distinct());

    public bool MayAsk => Frame.MayAskForReports;

    /// <summary>The other brands whose reports the reader may ask for: a report can tell of them too.</summary>
    public IReadOnlyList<Brand> Others { get; } =
    [.. Frame.Brands.Where(b => b.Id != Frame.Brand!.Id && Frame.Caller.May(Scopes.ReportsRead, b.Id))];

    /// <summary>True while a report is made or a mail is on its way: the page then looks again by itself.</summary>
    public bool IsWaiting => Own.Concat(Joint).Any(IsOnItsWay);

    public bool IsOnItsWay(Report report) =>
        report.Status is ReportStatus.Queued or ReportStatus.Running
        || Mails[report.Id].Any(m => m.Status is DeliveryStatus.Queued or DeliveryStatus.Sending && Frame.At - m.QueuedAt < SoonSent);

    public IEnumerable<ReportPeriod> Weeks => Periods(ReportSpan.Week, WeeksOffered);

    public IEnumerable<ReportPeriod> Months => Periods(ReportSpan.Month, MonthsOffered);

    /// <summary>Week 47 · 16–22 November 2026, or November 2026 · 2–29 November 2026.</summary>
    public string NameOf(ReportPeriod period) =>
        new DateWriter(Frame.Words.Language).Period(
            Frame.Words.Telling(Vocabulary.Word(period.Span)),
            period.Span == ReportSpan.Month ? MetricInterval.Month : MetricInterval.Week,
            period.Weeks.From
        );

    public string NamesOf(IReadOnlyList<Guid> brands) =>
        string.Join(
            ", ",
            brands.Select(id =>
                Frame.Brands.FirstOrDefault(b => b.Id == id) is { } known ? ManagementReport.ShortName(known.Name) : Say("another_brand")
            )
        );

    public string LanguageOf(string language) => Frame.Say("in_" + language);

    /// <summary>When a schedule makes its report, in a sentence.</summary>
    public string RhythmOf(ReportSchedule schedule) =>
        Say(
            schedule.Every == ReportSpan.Week ? "every_week" : "every_month",
            schedule.Every == ReportSpan.Week ? DayOfWeek(schedule.Day) : DayOfMonth(schedule.Day),
            HourOf(schedule.Hour),
            LanguageOf(schedule.Language)
        );

    public string DayOfWeek(int day) => Frame.Words.Language.DateTimeFormat.GetDayName((DayOfWeek)(day % 7));

    public string DayOfMonth(int day) => Say(day == 1 ? "first_of_month" : "of_month", day);

    public string HourOf(int hour) => new TimeOnly(hour, 0).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The form of this name, where it was refused and comes back.</summary>
    public RefusedForm? Back(string form) => Refused?.Name == form ? Refused : null;

    private IEnumerable<ReportPeriod> Periods(ReportSpan span, int many) =>
        Enumerable.Range(0, many).Select(i => ReportPeriod.Of(span, IsoWeek.Of(Frame.At, Frame.Brand!.Zone)).Plus(-i));
}
