using Entente.Application.Brands;
using Entente.Domain.Brands;
using Entente.Domain.Reports;

namespace Entente.Application.Reports;

/// <summary>Send the mails of a brand's reports that are due.</summary>
public sealed record SendReports(Brand Brand);

public sealed class SendReportsHandler(
    IDeliveryStore deliveries,
    IReportReads reports,
    IJointReportReads joint,
    IBrandReads brands,
    IReportMail mail,
    TimeProvider clock
)
{
    /// <summary>How many were taken by the mail server. What it does not take now is tried again later, and holds up no other.</summary>
    public async Task<int> HandleAsync(SendReports command, CancellationToken ct)
    {
        var (brand, sent) = (command.Brand, 0);
        while (mail.IsOn && await deliveries.TakeNextAsync(brand.Id, clock.GetUtcNow(), ct) is { } delivery)
        {
            var message = await MessageAsync(brand, delivery, ct);
            var (handover, failure) = await mail.SendAsync(message, ct);
            // What was handed over is written down even where the server is being stopped: else it would be sent again.
            await deliveries.SaveAsync(brand.Id, delivery.After(handover, failure, clock.GetUtcNow()), CancellationToken.None);
            sent += handover == Handover.Accepted ? 1 : 0;
        }
        return sent;
    }

    private async Task<ReportMessage> MessageAsync(Brand brand, ReportDelivery delivery, CancellationToken ct)
    {
        var report = await reports.FindAsync(brand.Id, delivery.ReportId, ct) ?? (await joint.FindAsync(delivery.ReportId, ct))!;
        var file = (await reports.FileAsync(brand.Id, delivery.ReportId, ct))!;
        return ReportLetter.Of(
            await NameAsync(brand, report, ct),
            report,
            file,
            delivery,
            ReportLetter.FileNameOf(report, brand),
            clock.GetUtcNow()
        );
    }

    private async Task<string> NameAsync(Brand brand, Report report, CancellationToken ct)
    {
        if (report.Brands is not { } told)
        {
            return brand.Name;
        }
        var names = (await brands.ListAsync(ct)).ToDictionary(b => b.Id, b => b.Name);
        return ReportLetter.NameOf([.. told.Select(id => names[id])], report.Language);
    }
}
