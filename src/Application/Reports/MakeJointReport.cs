using Entente.Application.Metrics;
using Entente.Domain.Brands;
using Entente.Domain.Metrics;
using Entente.Domain.Outcomes;
using Entente.Domain.Reports;

namespace Entente.Application.Reports;

/// <summary>Make one report over several brands, in the order given; the first one's time zone dates the page.</summary>
public sealed record MakeJointReport(IReadOnlyList<Brand> Brands, ReportPeriod Period, string? Language, string Actor);

public sealed class MakeJointReportHandler(
    ReviewWeekHandler reviews,
    IReportRenderer renderer,
    IJointReportStore reports,
    TimeProvider clock
)
{
    public async Task<Result<JointReport>> HandleAsync(MakeJointReport command, CancellationToken ct)
    {
        var (first, now) = (command.Brands[0], clock.GetUtcNow());
        var language = command.Language ?? first.Locale;
        if (language is not ("fr" or "en"))
        {
            return ReportErrors.UnknownLanguage;
        }
        var present = ReportPeriod.Of(command.Period.Span, IsoWeek.Of(now, first.Zone));
        if (command.Period.Weeks.From > present.Weeks.From)
        {
            return ReportErrors.PeriodAhead(present);
        }
        var interval = command.Period.Span == ReportSpan.Month ? MetricInterval.Month : MetricInterval.Week;
        var told = new List<WeekInReview>();
        foreach (var brand in command.Brands)
        {
            told.Add(await reviews.HandleAsync(new ReviewWeek(brand, command.Period.Weeks.From, interval), ct));
        }
        var together = ReviewBrands.Together(string.Join(", ", told.Select(b => b.BrandName)), first.TimeZone, told);
        var file = renderer.Print(ManagementReport.Of(together, language, now));
        var report = new JointReport(
            Guid.CreateVersion7(now),
            [.. command.Brands.Select(b => b.Id)],
            command.Period,
            language,
            command.Actor,
            now,
            file.Sha256
        );
        await reports.AddAsync(report, file, ct);
        return report;
    }
}
