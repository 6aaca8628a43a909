using Entente.Domain.Access;

namespace Entente.Application.Access;

public interface IUserStore
{
    /// <summary>Replaces the roles of a person on a brand, all at once; none takes them off it. False where somebody changed them meanwhile.</summary>
    Task<bool> TryChangeRolesAsync(
        Guid brandId,
        Guid userId,
        int version,
        IReadOnlyCollection<Role> roles,
        Actor by,
        DateTimeOffset at,
        CancellationToken ct
    );

    /// <summary>Disables or enables an account and ends its sessions; false where somebody changed it meanwhile.</summary>
    Task<bool> TrySetDisabledAsync(Guid userId, int version, DateTimeOffset? disabledAt, Actor by, DateTimeOffset at, CancellationToken ct);

    /// <summary>Ends every session but the present one, and every link that would set another password.</summary>
    Task SetPasswordAsync(Guid userId, string passwordHash, Guid presentSession, DateTimeOffset at, CancellationToken ct);
}
