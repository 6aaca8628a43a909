using Entente.Domain.Reports;

namespace Entente.Application.Reports;

/// <summary>One mail with a report. Its <see cref="Id"/> stays the same however often it is tried, so that a server can tell it came twice.</summary>
public sealed record ReportMessage(
    Guid Id,
    string Recipient,
    string Language,
    string Subject,
    string Text,
    string FileName,
    byte[] Pdf,
    DateTimeOffset SentAt
);

/// <summary>The operator's mail server, where one is configured.</summary>
public interface IReportMail
{
    bool IsOn { get; }

    /// <summary>Hands one mail over, and says what came of it.</summary>
    Task<(Handover Handover, string? Failure)> SendAsync(ReportMessage message, CancellationToken ct);
}
