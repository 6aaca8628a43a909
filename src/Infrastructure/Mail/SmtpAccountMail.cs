using Entente.Application.Access;
using Entente.Domain.Reports;
using MimeKit;

namespace Entente.Infrastructure.Mail;

/// <summary>Letters about accounts, through the same server as reports.</summary>
public sealed class SmtpAccountMail(MailSettings settings) : IAccountMail
{
    private readonly SmtpLine _line = new(settings);

    public bool IsOn => settings.Host is not null;

    public async Task<bool> SendAsync(AccountLetter letter, CancellationToken ct)
    {
        using var mime = _line.Compose(
            letter.Id,
            letter.Recipient,
            letter.Language,
            letter.Subject,
            new TextPart("plain") { Text = letter.Text },
            letter.SentAt
        );
        return (await _line.HandOverAsync(mime, ct)).Handover != Handover.NotNow;
    }
}
