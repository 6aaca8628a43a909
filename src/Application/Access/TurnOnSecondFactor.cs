using Entente.Domain.Access;
using Entente.Domain.Outcomes;

namespace Entente.Application.Access;

/// <summary><see cref="Secret"/> was shown to the person a moment ago; <see cref="Code"/> proves that their authenticator has it.</summary>
public sealed record TurnOnSecondFactor(User User, byte[] Secret, string Code, string Password);

/// <summary>Codes that are told here and never again.</summary>
public sealed record NewRecoveryCodes(IReadOnlyList<string> Codes)
{
    public static NewRecoveryCodes Make() => new(RecoveryCode.NewSet());

    public IReadOnlyCollection<byte[]> Hashes => [.. Codes.Select(code => RecoveryCode.Hash(code)!)];
}

public sealed class TurnOnSecondFactorHandler(ISecondFactorStore factors, ISecretSealing sealing, PasswordProof proof, TimeProvider clock)
{
    public async Task<Result<NewRecoveryCodes>> HandleAsync(TurnOnSecondFactor command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (Totp.StepOf(command.Secret, command.Code, now) is not { } step)
        {
            return UserErrors.CodeWrong;
        }
        if (!await proof.HoldsAsync(command.User, command.Password, ct))
        {
            return UserErrors.PasswordWrong;
        }
        var codes = NewRecoveryCodes.Make();
        var factor = new SecondFactor(command.User.Id, sealing.Seal(command.Secret), now, codes.Codes.Count);
        return await factors.TryAddAsync(factor, step, codes.Hashes, ct) ? codes : UserErrors.SecondFactorOn;
    }
}
