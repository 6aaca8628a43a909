using Entente.Application.Metrics;
using Entente.Domain.Brands;
using Entente.Domain.Metrics;
using Entente.Domain.Reports;

namespace Entente.Application.Reports;

/// <summary>Render what waits of a brand's reports, the oldest first.</summary>
public sealed record RenderReports(Brand Brand);

public sealed class RenderReportsHandler(
    IReportStore reports,
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
        var (weeks, span) = (report.Period.Weeks, report.Period.Span);
        var interval = span == ReportSpan.Month ? MetricInterval.Month : MetricInterval.Week;
        var review = await reviews.HandleAsync(new ReviewWeek(brand, weeks.From, interval), ct);
        review = review with { Fans = await fans.ReadAsync(brand, weeks.From, weeks.To, ct) };
        return renderer.Print(ManagementReport.Of(review, report.Language, report.RequestedAt));
    }
}
