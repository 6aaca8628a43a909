using Entente.Domain.Access;

namespace Entente.Application.Access;

/// <summary>The roles a person holds on one brand.</summary>
public sealed record RoleAssignment(User User, IReadOnlyList<Role> Roles, int Version, DateTimeOffset UpdatedAt);

public interface IUserReads
{
    Task<User?> FindAsync(Guid userId, CancellationToken ct);

    /// <summary>The account of this address and the hash of its password, if it has one; disabled ones too.</summary>
    Task<(User User, string? PasswordHash)?> FindByEmailAsync(string email, CancellationToken ct);

    /// <summary>Roles by brand; brands without any are not there.</summary>
    Task<IReadOnlyDictionary<Guid, IReadOnlyCollection<Role>>> RolesAsync(Guid userId, CancellationToken ct);

    Task<RoleAssignment?> FindAssignmentAsync(Guid brandId, Guid userId, CancellationToken ct);

    /// <summary>Who holds a role on the brand, by the account's id, after <paramref name="after"/>.</summary>
    Task<IReadOnlyList<RoleAssignment>> AssignmentsAsync(Guid brandId, Guid? after, int limit, CancellationToken ct);

    /// <summary>Who may do everything on every brand, whatever roles they hold.</summary>
    Task<IReadOnlyList<User>> OwnersAsync(CancellationToken ct);

    Task<bool> HasOwnerAsync(CancellationToken ct);
}
