using Entente.Application.Reports;
using Entente.Domain.Access;
using Entente.Domain.Reports;

namespace Entente.Api.Dashboard.Reports;

/// <summary>Reads what the page of reports shows to whoever asks.</summary>
internal sealed class ReportsReader(
    IReportReads reports,
    IJointReportReads joint,
    IDeliveryReads deliveries,
    IScheduleReads schedules,
    IReportMail mail
)
{
    private const int Shown = 20;
    private const int SchedulesShown = 100;

    /// <param name="before">The place after which the archive is shown; null begins with the latest.</param>
    public async Task<ReportsScreen> ReadAsync(
        Overview frame,
        ReportCursor? before,
        string? asked,
        string? said,
        RefusedForm? refused,
        CancellationToken ct
    )
    {
        var (brand, seen) = (frame.Brand!, frame.Caller.BrandsWith(Scopes.ReportsRead));
        var own = await reports.ListAsync(brand.Id, before, Shown + 1, ct);
        var together = (await joint.ListAsync(seen, null, Shown, ct)).Where(r => r.Brands!.Contains(brand.Id)).ToList();
        var shown = own.Take(Shown).ToList();
        return new ReportsScreen(
            frame,
            shown,
            together,
            own.Count > Shown ? new ReportCursor(shown[^1].RequestedAt, shown[^1].Id) : null,
            (await MailsAsync(brand.Id, [.. shown, .. together], ct)).ToLookup(m => m.ReportId),
            await schedules.ListAsync(brand.Id, seen, null, SchedulesShown, ct),
            mail.IsOn,
            asked,
            said,
            refused
        );
    }

    /// <summary>The mails of these reports, each kept where its report is.</summary>
    private async Task<IReadOnlyList<ReportDelivery>> MailsAsync(Guid brandId, IReadOnlyList<Report> shown, CancellationToken ct)
    {
        var mails = new List<ReportDelivery>();
        foreach (var kept in shown.GroupBy(r => r.Brands?[0] ?? brandId))
        {
            mails.AddRange(await deliveries.OfReportsAsync(kept.Key, [.. kept.Select(r => r.Id)], ct));
        }
        return mails;
    }
}
