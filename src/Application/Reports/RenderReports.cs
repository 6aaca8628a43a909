using Entente.Application.Brands;
using Entente.Application.Metrics;
using Entente.Domain.Brands;
using Entente.Domain.Metrics;
using Entente.Domain.Reports;

namespace Entente.Application.Reports;

/// <summary>Render what waits of a brand's reports, the oldest first.</summary>
public sealed record RenderReports(Brand Brand);

public sealed class RenderReportsHandler(
    IReportStore reports,
    IBrandReads brands,
    ReviewWeekHandler reviews,
    FanReviewer fans,
    IReportRenderer renderer,
    TimeProvider clock
)
{
    /// <summary>How many were rendered. One that fails is tried again, three times in all, and holds up no other.</summary>
    public async Task<int> HandleAsync(RenderReports command, CancellationToken ct)
    {
        var rendered = 0;
        while (await reports.TakeNextAsync(command.Brand.Id, clock.GetUtcNow(), ct) is { } report)
        {
            try
            {
                var file = await RenderAsync(command.Brand, report, ct);
                await reports.SucceedAsync(command.Brand.Id, report, file, clock.GetUtcNow(), ct);
                rendered++;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                await reports.FailAsync(command.Brand.Id, report, e.Message, clock.GetUtcNow(), ct);
            }
        }
        return rendered;
    }

    private async Task<ReportFile> RenderAsync(Brand brand, Report report, CancellationToken ct)
    {
        var review = report.Brands is { } told ? await TogetherAsync(brand, told, report, ct) : await AloneAsync(brand, report.Period, ct);
        return renderer.Print(ManagementReport.Of(review, report.Language, report.RequestedAt, report.Id));
    }

    private async Task<WeekInReview> AloneAsync(Brand brand, ReportPeriod period, CancellationToken ct)
    {
        var review = await ReviewAsync(brand, period, ct);
        return review with { Fans = await fans.ReadAsync(brand, period.Weeks.From, period.Weeks.To, ct) };
    }

    /// <summary>The brands in their order; the first one's time zone dates the page.</summary>
    private async Task<WeekInReview> TogetherAsync(Brand first, IReadOnlyList<Guid> told, Report report, CancellationToken ct)
    {
        var byId = (await brands.ListAsync(ct)).ToDictionary(b => b.Id);
        var reviewed = new List<WeekInReview>();
        foreach (var id in told)
        {
            reviewed.Add(await ReviewAsync(byId[id], report.Period, ct));
        }
        return ReviewBrands.Together(
            ReportLetter.NameOf([.. reviewed.Select(r => r.BrandName)], report.Language),
            first.TimeZone,
            reviewed
        );
    }

    private Task<WeekInReview> ReviewAsync(Brand brand, ReportPeriod period, CancellationToken ct)
    {
        var interval = period.Span == ReportSpan.Month ? MetricInterval.Month : MetricInterval.Week;
        return reviews.HandleAsync(new ReviewWeek(brand, period.Weeks.From, interval), ct);
    }
}
