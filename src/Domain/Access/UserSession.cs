namespace Entente.Domain.Access;

/// <summary>A person's signed-in browser: ended by them, by an administrator who disables the account, or by time.</summary>
public sealed record UserSession(
    Guid Id,
    Guid UserId,
    DateTimeOffset OpenedAt,
    DateTimeOffset SeenAt,
    DateTimeOffset? EndedAt,
    string? Address,
    string? Browser,
    SignInWay Way
)
{
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    public static UserSession Open(User user, SignInWay way, string? address, string? browser, DateTimeOffset now) =>
        new(Guid.CreateVersion7(now), user.Id, now, now, null, address, browser, way);

    public bool IsGoodAt(DateTimeOffset now) => EndedAt is null && now - OpenedAt < Longest && now - SeenAt < Idle;
}
