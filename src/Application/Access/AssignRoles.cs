using Entente.Domain.Access;
using Entente.Domain.Brands;
using Entente.Domain.Outcomes;

namespace Entente.Application.Access;

/// <summary>The roles a person shall hold on a brand from now on; none takes them off it.</summary>
public sealed record AssignRoles(Brand Brand, Guid UserId, int Version, IReadOnlyList<Role> Roles, Caller By);

public sealed class AssignRolesHandler(IUserReads users, IUserStore store, TimeProvider clock)
{
    public async Task<Result<RoleAssignment>> HandleAsync(AssignRoles command, CancellationToken ct)
    {
        if (await users.FindAssignmentAsync(command.Brand.Id, command.UserId, ct) is not { } held)
        {
            return UserErrors.NotFound(command.UserId);
        }
        // Who could take the last administrator off, their own self, would leave nobody to put it right.
        if (held.User.Id == command.By.UserId && !command.By.IsOwner)
        {
            return UserErrors.NotOnesOwn;
        }
        var (roles, now) = (command.Roles.Distinct().ToList(), clock.GetUtcNow());
        return await store.TryChangeRolesAsync(command.Brand.Id, held.User.Id, command.Version, roles, command.By.Actor, now, ct)
            ? held with
            {
                Roles = roles,
                Version = command.Version + 1,
                UpdatedAt = now,
            }
            : UserErrors.ChangedMeanwhile;
    }
}
