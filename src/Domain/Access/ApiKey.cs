namespace Entente.Domain.Access;

/// <summary>A key as it is kept: everything but its secret. Null <see cref="Brands"/> means every brand.</summary>
public sealed record ApiKey(
    Guid Id,
    string Name,
    string Prefix,
    bool IsOwner,
    IReadOnlyList<string> Scopes,
    IReadOnlyList<Guid>? Brands,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? LastUsedAt,
    DateTimeOffset? RevokedAt,
    DateTimeOffset CreatedAt,
    Guid? CreatedBy
)
{
    public static readonly TimeSpan LongestLife = TimeSpan.FromDays(366);

    public bool IsGoodAt(DateTimeOffset now) => RevokedAt is null && now < ExpiresAt;

    public Caller AsCaller() => new(Id, Name, IsOwner, Scopes.ToHashSet(), Brands?.ToHashSet());
}
