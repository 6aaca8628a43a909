using Entente.Domain.Access;
using Entente.Domain.Outcomes;

namespace Entente.Application.Access;

/// <summary>Ends every session of the person but <see cref="Present"/>.</summary>
public sealed record ChangePassword(User User, string Password, string NewPassword, Guid Present);

public sealed class ChangePasswordHandler(IUserStore store, IPasswords passwords, PasswordProof proof, TimeProvider clock)
{
    /// <summary>Null where it is done.</summary>
    public async Task<Error?> HandleAsync(ChangePassword command, CancellationToken ct)
    {
        var chosen = PasswordRules.Plain(command.NewPassword);
        if (!await proof.HoldsAsync(command.User, command.Password, ct))
        {
            return UserErrors.PasswordWrong;
        }
        if (PasswordRules.Fault(chosen, command.User.Email, command.User.Name) is { } fault)
        {
            return fault;
        }
        await store.SetPasswordAsync(command.User.Id, passwords.Hash(chosen), command.Present, clock.GetUtcNow(), ct);
        return null;
    }
}
