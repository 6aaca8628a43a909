using Entente.Domain.Reports;

namespace Entente.Application.Reports;

public interface IDeliveryStore
{
    /// <summary>Queues a mail to each recipient; to one who was written to, again only where it failed or may not have come.</summary>
    Task QueueAsync(Guid brandId, Guid reportId, IReadOnlyList<string> recipients, DateTimeOffset now, CancellationToken ct);

    /// <summary>
    /// Claims the oldest mail that is due and whose report is ready; nobody else gets it. One whose sender died while it was handed over is
    /// first set uncertain, one that waited three days failed. Null when none is due.
    /// </summary>
    Task<ReportDelivery?> TakeNextAsync(Guid brandId, DateTimeOffset now, CancellationToken ct);

    Task SaveAsync(Guid brandId, ReportDelivery delivery, CancellationToken ct);
}

public interface IDeliveryReads
{
    /// <summary>A report's mails in the order they were asked for.</summary>
    Task<IReadOnlyList<ReportDelivery>> ListAsync(Guid brandId, Guid reportId, CancellationToken ct);

    /// <summary>The mails of several reports of one brand, each report's in the order they were asked for.</summary>
    Task<IReadOnlyList<ReportDelivery>> OfReportsAsync(Guid brandId, IReadOnlyList<Guid> reportIds, CancellationToken ct);
}
