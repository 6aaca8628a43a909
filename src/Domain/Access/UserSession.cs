namespace Entente.Domain.Access;

/// <summary>A person's signed-in browser: ended by them, by an administrator who disables the account, or by time.</summary>
public sealed record UserSession(
    Guid Id,
    Guid UserId,
    DateTimeOffset OpenedAt,
    DateTimeOffset SeenAt,
    DateTimeOffset? EndedAt,
    string? Address,
    string? Browser
)
{
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    public bool IsGoodAt(DateTimeOffset now) => EndedAt is null && now - OpenedAt < Longest && now - SeenAt < Idle;
}
