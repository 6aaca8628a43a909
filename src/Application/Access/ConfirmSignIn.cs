using Entente.Domain.Access;

namespace Entente.Application.Access;

/// <summary>The second step of a sign-in: a code of the authenticator, or one of the recovery codes.</summary>
public sealed record ConfirmSignIn(Guid UserId, SignInWay Way, string Code, Visitor From);

public sealed class ConfirmSignInHandler(
    IUserReads users,
    ISecondFactorReads factors,
    ISecondFactorStore store,
    IUserSessionStore sessions,
    ISecretSealing sealing,
    TimeProvider clock
)
{
    public async Task<SignedIn?> HandleAsync(ConfirmSignIn command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (
            await users.FindAsync(command.UserId, ct) is not { DisabledAt: null } user
            || await factors.FindAsync(user.Id, ct) is not { } factor
            || !await IsTakenAsync(factor, command.Code, now, ct)
        )
        {
            await sessions.NoteRefusalAsync(command.UserId, command.From.Address, now, ct);
            return null;
        }
        var session = UserSession.Open(user, command.Way, command.From.Address, command.From.Browser, now);
        await sessions.OpenAsync(session, ct);
        return new SignedIn(user, session);
    }

    private async Task<bool> IsTakenAsync(SecondFactor factor, string code, DateTimeOffset now, CancellationToken ct)
    {
        if (RecoveryCode.Hash(code) is { } hash)
        {
            return await store.TryTakeCodeAsync(factor.UserId, hash, now, ct);
        }
        return Totp.StepOf(sealing.Unseal(factor.SealedSecret), code, now) is { } step
            && await store.TryTakeStepAsync(factor.UserId, step, ct);
    }
}
