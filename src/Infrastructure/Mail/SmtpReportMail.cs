using Entente.Application.Reports;
using Entente.Domain.Reports;
using MimeKit;

namespace Entente.Infrastructure.Mail;

/// <summary>Hands reports to the operator's mail server.</summary>
public sealed class SmtpReportMail(MailSettings settings) : IReportMail
{
    private readonly SmtpLine _line = new(settings);

    public bool IsOn => settings.Host is not null;

    public async Task<(Handover Handover, string? Failure)> SendAsync(ReportMessage message, CancellationToken ct)
    {
        var body = new BodyBuilder { TextBody = message.Text };
        body.Attachments.Add(message.FileName, message.Pdf, new ContentType("application", "pdf"));
        using var mime = _line.Compose(
            message.Id,
            message.Recipient,
            message.Language,
            message.Subject,
            body.ToMessageBody(),
            message.SentAt
        );
        return await _line.HandOverAsync(mime, ct);
    }
}
