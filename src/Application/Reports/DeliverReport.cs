using Entente.Domain.Brands;
using Entente.Domain.Outcomes;
using Entente.Domain.Reports;

namespace Entente.Application.Reports;

/// <summary>Send a report to people by mail, as soon as it is ready.</summary>
public sealed record DeliverReport(Brand Brand, Guid ReportId, IReadOnlyList<string> Recipients);

public sealed class DeliverReportHandler(IReportReads reports, IDeliveryStore deliveries, IReportMail mail, TimeProvider clock)
{
    /// <summary>Everything that is wrong; nothing once the mails are queued.</summary>
    public async Task<IReadOnlyList<Error>> HandleAsync(DeliverReport command, CancellationToken ct)
    {
        if (await reports.FindAsync(command.Brand.Id, command.ReportId, ct) is null)
        {
            return [ReportErrors.NotFound(command.ReportId)];
        }
        if (ReportSchedule.NotAddresses(command.Recipients).ToList() is { Count: > 0 } faults)
        {
            return faults;
        }
        if (!mail.IsOn)
        {
            return [ReportErrors.MailOff];
        }
        var recipients = command.Recipients.Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        await deliveries.QueueAsync(command.Brand.Id, command.ReportId, recipients, clock.GetUtcNow(), ct);
        return [];
    }
}
