using System.Collections.Frozen;

namespace Entente.Domain.Access;

/// <summary>
/// Who asks: a key, a person, or the operator at the machine itself. A key has the same rights on each of its brands
/// (null <see cref="Brands"/>: every brand of the instance); a person has those of their roles on each.
/// </summary>
public sealed record Caller(Guid? KeyId, string Name, bool IsOwner, IReadOnlySet<string> Scopes, IReadOnlySet<Guid>? Brands)
{
    /// <summary>The account, where a person asks.</summary>
    public Guid? UserId { get; private init; }

    private IReadOnlyDictionary<Guid, IReadOnlySet<string>>? ByBrand { get; init; }

    public Actor Actor => new((UserId ?? KeyId)?.ToString() ?? "operator", Name);

    /// <summary>A person; what is not said of a brand holds on all of theirs.</summary>
    public static Caller OfUser(Guid userId, string name, bool isOwner, IReadOnlyDictionary<Guid, IReadOnlySet<string>> byBrand) =>
        new(null, name, isOwner, OnEach(byBrand), isOwner ? null : byBrand.Keys.ToFrozenSet()) { UserId = userId, ByBrand = byBrand };

    public bool Holds(string scope) => IsOwner || Scopes.Contains(scope);

    /// <summary>Whether there is a brand on which this caller has the right; the owner of an empty instance has it too.</summary>
    public bool HoldsSomewhere(string scope) => Holds(scope) || ByBrand?.Values.Any(scopes => scopes.Contains(scope)) == true;

    /// <summary>Whether the brand exists for this caller at all.</summary>
    public bool Sees(Guid brandId) => IsOwner || Brands is null || Brands.Contains(brandId);

    public bool May(string scope, Guid brandId) => Sees(brandId) && On(brandId).Holds(scope);

    /// <summary>
    /// True for who may help this person back in: the owner, or who manages people on each of their brands. Less is too little: an
    /// account opens all of them.
    /// </summary>
    public bool Manages(User user, IEnumerable<Guid> brandsOfTheirs) =>
        IsOwner
        || (!user.IsOwner && brandsOfTheirs.ToList() is { Count: > 0 } brands && brands.All(b => May(Access.Scopes.PeopleManage, b)));

    /// <summary>The brands on which this caller has the right; null: every brand of the instance.</summary>
    public IReadOnlySet<Guid>? BrandsWith(string scope) =>
        IsOwner ? null
        : ByBrand is null ? Brands
        : ByBrand.Where(b => b.Value.Contains(scope)).Select(b => b.Key).ToFrozenSet();

    /// <summary>The same caller with the rights held on this brand.</summary>
    public Caller On(Guid brandId) =>
        IsOwner || ByBrand is null ? this : this with { Scopes = ByBrand.GetValueOrDefault(brandId) ?? FrozenSet<string>.Empty };

    /// <summary>True when this caller could hand out such rights: nobody gives what they do not have.</summary>
    public bool Covers(IEnumerable<string> scopes, IReadOnlySet<Guid>? brands) =>
        IsOwner || (brands is null ? Brands is null && scopes.All(Holds) : brands.All(brand => Sees(brand) && scopes.All(On(brand).Holds)));

    private static FrozenSet<string> OnEach(IReadOnlyDictionary<Guid, IReadOnlySet<string>> byBrand) =>
        byBrand.Count == 0
            ? FrozenSet<string>.Empty
            : byBrand
                .Values.Skip(1)
                .Aggregate(byBrand.Values.First().AsEnumerable(), (shared, next) => shared.Intersect(next))
                .ToFrozenSet();
}
