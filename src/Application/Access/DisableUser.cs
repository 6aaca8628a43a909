using Entente.Domain.Access;
using Entente.Domain.Outcomes;

namespace Entente.Application.Access;

public sealed record DisableUser(Guid UserId, int Version, bool IsDisabled, Caller By);

/// <summary>Shuts an account out, which ends its sessions, or lets it in again.</summary>
public sealed class DisableUserHandler(IUserReads users, IUserStore store, TimeProvider clock)
{
    public async Task<Result<User>> HandleAsync(DisableUser command, CancellationToken ct)
    {
        if (await users.FindAsync(command.UserId, ct) is not { } user)
        {
            return UserErrors.NotFound(command.UserId);
        }
        if (user.IsOwner)
        {
            return UserErrors.OwnerStays;
        }
        if (user.Id == command.By.UserId)
        {
            return UserErrors.NotOnesOwn;
        }
        var now = clock.GetUtcNow();
        DateTimeOffset? disabledAt = command.IsDisabled ? user.DisabledAt ?? now : null;
        return await store.TrySetDisabledAsync(user.Id, command.Version, disabledAt, command.By.Actor, now, ct)
            ? user with
            {
                DisabledAt = disabledAt,
                Version = command.Version + 1,
            }
            : UserErrors.ChangedMeanwhile;
    }
}
