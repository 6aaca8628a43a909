using Entente.Domain.Access;

namespace Entente.Application.Access;

/// <summary>
/// Where links in mails lead: what the operator wrote as <c>Entente:PublicUrl</c>. Never what a request calls this host: whoever sends
/// one could have a stranger's link lead to a host of their own.
/// </summary>
public sealed record PublicAddress(string? Url);

/// <summary>Somebody who is not known here asks for a new password.</summary>
public sealed record AskForReset(string Email);

public sealed class AskForResetHandler(
    IPasswordResetStore resets,
    IResetStart start,
    IAccountMail mail,
    PublicAddress address,
    TimeProvider clock
)
{
    /// <summary>True where links can be mailed at all.</summary>
    public bool IsOn => mail.IsOn && address.Url is not null;

    public async Task HandleAsync(AskForReset command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await resets.AskAsync(Guid.CreateVersion7(now), User.EmailOf(command.Email), now, ct);
        start.Start();
    }
}
