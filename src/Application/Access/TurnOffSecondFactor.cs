using Entente.Domain.Access;
using Entente.Domain.Outcomes;

namespace Entente.Application.Access;

/// <summary>Forgets a person's second factor: their own with their password, or another's who lost it, by who manages them.</summary>
public sealed record TurnOffSecondFactor(Guid UserId, string? Password, Caller By);

public sealed class TurnOffSecondFactorHandler(IUserReads users, ISecondFactorStore factors, PasswordProof proof, TimeProvider clock)
{
    /// <summary>Null where it is done.</summary>
    public async Task<Error?> HandleAsync(TurnOffSecondFactor command, CancellationToken ct)
    {
        if (await users.FindAsync(command.UserId, ct) is not { } user)
        {
            return UserErrors.NotFound(command.UserId);
        }
        if (await RefusalAsync(command, user, ct) is { } refusal)
        {
            return refusal;
        }
        return await factors.TryRemoveAsync(user.Id, command.By.Actor, clock.GetUtcNow(), ct) ? null : UserErrors.SecondFactorOff;
    }

    private async Task<Error?> RefusalAsync(TurnOffSecondFactor command, User user, CancellationToken ct)
    {
        if (user.Id == command.By.UserId)
        {
            return await proof.HoldsAsync(user, command.Password ?? "", ct) ? null : UserErrors.PasswordWrong;
        }
        return command.By.Manages(user, (await users.RolesAsync(user.Id, ct)).Keys) ? null : UserErrors.BeyondReach;
    }
}
