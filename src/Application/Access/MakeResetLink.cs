using Entente.Domain.Access;
using Entente.Domain.Outcomes;

namespace Entente.Application.Access;

/// <summary>A link for a person who lost their password, made by who manages them and handed over by another way than mail.</summary>
public sealed record MakeResetLink(Guid UserId, Caller By);

/// <summary>A link's secret is told here and never again.</summary>
public sealed record NewResetLink(PasswordReset Reset, User User, string Secret);

public sealed class MakeResetLinkHandler(IUserReads users, IPasswordResetStore resets, TimeProvider clock)
{
    public async Task<Result<NewResetLink>> HandleAsync(MakeResetLink command, CancellationToken ct)
    {
        if (await users.FindAsync(command.UserId, ct) is not { } user)
        {
            return UserErrors.NotFound(command.UserId);
        }
        // One's own is changed with the present password: a borrowed browser must not do without.
        if (user.Id == command.By.UserId)
        {
            return UserErrors.NotOnesOwn;
        }
        if (!command.By.Manages(user, (await users.RolesAsync(user.Id, ct)).Keys))
        {
            return UserErrors.BeyondReach;
        }
        var now = clock.GetUtcNow();
        var secret = KeySecret.Create(SendResetsHandler.SecretKind);
        var reset = new PasswordReset(Guid.CreateVersion7(now), user.Id, command.By.Actor.Id, now, now + PasswordReset.LifeByHand);
        await resets.AddAsync(reset, KeySecret.Hash(secret), command.By.Actor, ct);
        return new NewResetLink(reset, user, secret);
    }
}
