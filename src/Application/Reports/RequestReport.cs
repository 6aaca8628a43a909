using Entente.Domain.Brands;
using Entente.Domain.Metrics;
using Entente.Domain.Outcomes;
using Entente.Domain.Reports;

namespace Entente.Application.Reports;

/// <summary>
/// Ask for the report of a week or month, the present one at the latest; the brand's language unless another is named. A joint report
/// tells of <see cref="Together"/>, the brand itself first.
/// </summary>
public sealed record RequestReport(Brand Brand, ReportPeriod Period, string? Language, string Actor, IReadOnlyList<Brand>? Together = null);

public sealed class RequestReportHandler(IReportStore reports, IReportPress press, TimeProvider clock)
{
    public async Task<Result<Report>> HandleAsync(RequestReport command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var language = command.Language ?? command.Brand.Locale;
        if (language is not ("fr" or "en"))
        {
            return ReportErrors.UnknownLanguage;
        }
        var present = ReportPeriod.Of(command.Period.Span, IsoWeek.Of(now, command.Brand.Zone));
        if (command.Period.Weeks.From > present.Weeks.From)
        {
            return ReportErrors.PeriodAhead(present);
        }
        var report = new Report(
            Guid.CreateVersion7(now),
            Version: 1,
            command.Period,
            language,
            ReportStatus.Queued,
            command.Actor,
            now,
            Attempts: 0,
            FinishedAt: null,
            Sha256: null,
            Failure: null,
            Brands: command.Together?.Select(b => b.Id).ToList()
        );
        await reports.AddAsync(command.Brand.Id, report, ct);
        press.Start();
        return report;
    }
}
