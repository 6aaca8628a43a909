using MailKit.Security;
using MimeKit;

namespace Entente.Infrastructure.Mail;

/// <summary>How mail leaves: the <c>Mail</c> section of the configuration. Without <see cref="Host"/> none does.</summary>
public sealed record MailSettings
{
    public string? Host { get; init; }

    public int Port { get; init; } = 587;

    /// <summary><c>start_tls</c>, <c>tls</c> from the first byte, or <c>none</c>.</summary>
    public string Security { get; init; } = "start_tls";

    public string? UserName { get; init; }

    public string? Password { get; init; }

    /// <summary>Who writes: <c>reports@example.com</c> or <c>Reports &lt;reports@example.com&gt;</c>.</summary>
    public string? From { get; init; }

    /// <summary>A PEM file with the authority behind the mail server's certificate, where the system does not know it.</summary>
    public string? Authority { get; init; }

    internal MailboxAddress Sender => MailboxAddress.Parse(From!);

    internal SecureSocketOptions Socket =>
        Security switch
        {
            "start_tls" => SecureSocketOptions.StartTls,
            "tls" => SecureSocketOptions.SslOnConnect,
            "none" => SecureSocketOptions.None,
            _ => throw new InvalidOperationException($"Mail:Security is '{Security}'; it may be start_tls, tls or none."),
        };

    /// <summary>Stops a start with settings that no mail could leave by.</summary>
    /// <exception cref="InvalidOperationException">A setting is missing or wrong; the message names it.</exception>
    public MailSettings Checked()
    {
        if (Host is null)
        {
            return this;
        }
        if (!MailboxAddress.TryParse(From ?? "", out _))
        {
            throw new InvalidOperationException("Mail:Host is set, so Mail:From must be the address that reports are sent from.");
        }
        if (Socket == SecureSocketOptions.None && UserName is not null)
        {
            throw new InvalidOperationException(
                "Mail:UserName needs Mail:Security start_tls or tls: a password is never sent in the clear."
            );
        }
        return this;
    }
}
