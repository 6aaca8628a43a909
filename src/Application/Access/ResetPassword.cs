using Entente.Domain.Access;
using Entente.Domain.Outcomes;

namespace Entente.Application.Access;

/// <summary>Whoever holds the link chooses a new password. A second factor stays what it is.</summary>
public sealed record ResetPassword(string Secret, string Password);

public sealed class ResetPasswordHandler(IPasswordResetStore resets, IPasswords passwords, TimeProvider clock)
{
    /// <summary>Whose link this is; null where it opens nothing any more.</summary>
    public async Task<User?> FindAsync(string secret, CancellationToken ct) => (await OpenAsync(secret, ct))?.User;

    public async Task<Result<User>> HandleAsync(ResetPassword command, CancellationToken ct)
    {
        if (await OpenAsync(command.Secret, ct) is not var (reset, user))
        {
            return UserErrors.ResetGone;
        }
        var chosen = PasswordRules.Plain(command.Password);
        if (PasswordRules.Fault(chosen, user.Email, user.Name) is { } fault)
        {
            return fault;
        }
        return await resets.TryUseAsync(reset, passwords.Hash(chosen), clock.GetUtcNow(), ct) ? user : UserErrors.ResetGone;
    }

    private async Task<(PasswordReset Reset, User User)?> OpenAsync(string secret, CancellationToken ct) =>
        KeySecret.HasShape(secret) && KeySecret.ChecksumHolds(secret)
            ? await resets.FindOpenAsync(KeySecret.Hash(secret), clock.GetUtcNow(), ct)
            : null;
}
