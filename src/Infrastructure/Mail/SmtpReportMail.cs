using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Entente.Application.Reports;
using Entente.Domain.Reports;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Entente.Infrastructure.Mail;

/// <summary>Hands mails to the operator's server. One connection a mail: tens a week, and none holds up another.</summary>
public sealed class SmtpReportMail(MailSettings settings) : IReportMail
{
    private const int TimeoutMilliseconds = 30_000;

    public bool IsOn => settings.Host is not null;

    public async Task<(Handover Handover, string? Failure)> SendAsync(ReportMessage message, CancellationToken ct)
    {
        var progress = new Sending();
        using var client = new SmtpClient { Timeout = TimeoutMilliseconds };
        if (settings.Authority is { } authority)
        {
            client.ServerCertificateValidationCallback = (_, certificate, _, errors) => IsIssuedBy(authority, certificate, errors);
        }
        try
        {
            await client.ConnectAsync(settings.Host!, settings.Port, settings.Socket, ct);
            if (settings.UserName is { } user)
            {
                await client.AuthenticateAsync(user, settings.Password ?? "", ct);
            }
            using var mime = Compose(message);
            await client.SendAsync(mime, ct, progress);
            progress.IsTaken = true;
            await client.DisconnectAsync(quit: true, ct);
            return (Handover.Accepted, null);
        }
        catch (Exception e) when (progress.IsTaken && IsOfTheLine(e))
        {
            // Taken is taken, however the goodbye went.
            return (Handover.Accepted, null);
        }
        catch (SmtpCommandException e)
        {
            return ((int)e.StatusCode >= 500 ? Handover.Refused : Handover.NotNow, $"{(int)e.StatusCode} {e.Message}");
        }
        catch (Exception e) when (IsOfTheLine(e))
        {
            return (progress.MayHaveArrived ? Handover.Unknown : Handover.NotNow, e.Message);
        }
    }

    private static bool IsOfTheLine(Exception e) =>
        e
            is SmtpProtocolException
                or ServiceNotConnectedException
                or AuthenticationException
                or SslHandshakeException
                or SocketException
                or IOException
                or TimeoutException
                or OperationCanceledException
                or NotSupportedException;

    private MimeMessage Compose(ReportMessage message)
    {
        var sender = settings.Sender;
        var body = new BodyBuilder { TextBody = message.Text };
        body.Attachments.Add(message.FileName, message.Pdf, new ContentType("application", "pdf"));
        var mime = new MimeMessage
        {
            MessageId = $"{message.Id:N}@{sender.Domain}",
            Date = message.SentAt,
            Subject = message.Subject,
            Body = body.ToMessageBody(),
        };
        mime.From.Add(sender);
        mime.To.Add(new MailboxAddress("", message.Recipient));
        mime.Body.Headers.Add(HeaderId.ContentLanguage, message.Language);
        mime.Headers.Add("Auto-Submitted", "auto-generated");
        return mime;
    }

    private static bool IsIssuedBy(string authority, X509Certificate? certificate, SslPolicyErrors errors)
    {
        if (certificate is null || (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) != 0)
        {
            return false;
        }
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.CustomTrustStore.ImportFromPemFile(authority);
        using var served = new X509Certificate2(certificate);
        return chain.Build(served);
    }

    /// <summary>How far the handing over is: what was not sent to its end was surely not taken.</summary>
    private sealed class Sending : ITransferProgress
    {
        public bool IsTaken { get; set; }

        public bool MayHaveArrived { get; private set; }

        public void Report(long bytesTransferred, long totalSize) => MayHaveArrived |= bytesTransferred >= totalSize;

        public void Report(long bytesTransferred) => MayHaveArrived = true;
    }
}
