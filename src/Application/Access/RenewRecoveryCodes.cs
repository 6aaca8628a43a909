using Entente.Domain.Access;
using Entente.Domain.Outcomes;

namespace Entente.Application.Access;

/// <summary>A new set of recovery codes; those of the old one open nothing any more.</summary>
public sealed record RenewRecoveryCodes(User User, string Password);

public sealed class RenewRecoveryCodesHandler(ISecondFactorStore factors, PasswordProof proof, TimeProvider clock)
{
    public async Task<Result<NewRecoveryCodes>> HandleAsync(RenewRecoveryCodes command, CancellationToken ct)
    {
        if (!await proof.HoldsAsync(command.User, command.Password, ct))
        {
            return UserErrors.PasswordWrong;
        }
        var codes = NewRecoveryCodes.Make();
        return await factors.TryReplaceCodesAsync(command.User.Id, codes.Hashes, clock.GetUtcNow(), ct)
            ? codes
            : UserErrors.SecondFactorOff;
    }
}
