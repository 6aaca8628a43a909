namespace Entente.Application.Access;

/// <summary>A short mail about somebody's own account.</summary>
public sealed record AccountLetter(Guid Id, string Recipient, string Language, string Subject, string Text, DateTimeOffset SentAt);

/// <summary>The operator's mail server, where one is configured.</summary>
public interface IAccountMail
{
    bool IsOn { get; }

    /// <summary>False where it may be tried again.</summary>
    Task<bool> SendAsync(AccountLetter letter, CancellationToken ct);
}
