using System.Security.Cryptography;
using Entente.Application.Metrics;
using Entente.Domain.Brands;
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
                var pdf = await RenderAsync(command.Brand, report, ct);
                var sha256 = Convert.ToHexStringLower(SHA256.HashData(pdf));
                await reports.SucceedAsync(command.Brand.Id, report, pdf, sha256, clock.GetUtcNow(), ct);
                rendered++;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                await reports.FailAsync(command.Brand.Id, report, e.Message, clock.GetUtcNow(), ct);
            }
        }
        return rendered;
    }

    private async Task<byte[]> RenderAsync(Brand brand, Report report, CancellationToken ct)
    {
        var review = await reviews.HandleAsync(new ReviewWeek(brand, report.Week), ct);
        review = review with { Fans = await fans.ReadAsync(brand, report.Week, ct) };
        return renderer.Render(ManagementReport.Of(review, report.Language, report.RequestedAt));
    }
}
