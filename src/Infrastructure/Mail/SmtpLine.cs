using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Entente.Domain.Reports;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Entente.Infrastructure.Mail;

/// <summary>The way to the operator's mail server. One connection a mail: tens a week, and none holds up another.</summary>
internal sealed class SmtpLine(MailSettings settings)
{
    private const int TimeoutMilliseconds = 30_000;

    public async Task<(Handover Handover, string? Failure)> HandOverAsync(MimeMessage mime, CancellationToken ct)
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

    public MimeMessage Compose(Guid id, string recipient, string language, string subject, MimeEntity body, DateTimeOffset at)
    {
        var sender = settings.Sender;
        var mime = new MimeMessage
        {
            MessageId = $"{id:N}@{sender.Domain}",
            Date = at,
            Subject = subject,
            Body = body,
        };
        mime.From.Add(sender);
        mime.To.Add(new MailboxAddress("", recipient));
        mime.Body.Headers.Add(HeaderId.ContentLanguage, language);
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
