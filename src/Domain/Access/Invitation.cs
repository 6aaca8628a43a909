namespace Entente.Domain.Access;

/// <summary>
/// A way in that works once: whoever opens the link chooses a password. For the owner of a new instance, told at the console;
/// else for the person an administrator names, with roles on one brand. Only the SHA-256 of its secret is kept.
/// </summary>
public sealed record Invitation(
    Guid Id,
    string? Email,
    string? Name,
    string Language,
    Guid? BrandId,
    IReadOnlyList<Role> Roles,
    string InvitedBy,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt
)
{
    public static readonly TimeSpan Life = TimeSpan.FromDays(7);
    public static readonly TimeSpan OwnersLife = TimeSpan.FromMinutes(30);

    /// <summary>Whoever accepts owns the instance.</summary>
    public bool IsForOwner => BrandId is null;

    public static Invitation ForOwner(DateTimeOffset now) =>
        new(Guid.CreateVersion7(now), null, null, "en", null, [], "operator", now, now + OwnersLife);

    public static Invitation For(
        string email,
        string name,
        string language,
        Guid brandId,
        IReadOnlyList<Role> roles,
        Actor by,
        DateTimeOffset now
    ) => new(Guid.CreateVersion7(now), email, name, language, brandId, roles, by.Id, now, now + Life);
}
