using Entente.Domain.Brands;
using Entente.Domain.Outcomes;
using Entente.Domain.Reports;

namespace Entente.Application.Reports;

/// <summary>Send a report of a brand, or a joint one it keeps, to people by mail, as soon as it is ready.</summary>
public sealed record DeliverReport(Brand Brand, Report Report, IReadOnlyList<string> Recipients);

public sealed class DeliverReportHandler(IDeliveryStore deliveries, IReportMail mail, TimeProvider clock)
{
    /// <summary>Everything that is wrong; nothing once the mails are queued.</summary>
    public async Task<IReadOnlyList<Error>> HandleAsync(DeliverReport command, CancellationToken ct)
    {
        if (ReportSchedule.NotAddresses(command.Recipients).ToList() is { Count: > 0 } faults)
        {
            return faults;
        }
        if (!mail.IsOn)
        {
            return [ReportErrors.MailOff];
        }
        var recipients = command.Recipients.Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        await deliveries.QueueAsync(command.Brand.Id, command.Report.Id, recipients, clock.GetUtcNow(), ct);
        return [];
    }
}
