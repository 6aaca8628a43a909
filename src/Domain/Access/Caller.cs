namespace Entente.Domain.Access;

/// <summary>
/// Who asks: a key, directly or through a person's session; no key for the operator at the machine itself. Null <see cref="Brands"/> means every brand of the instance.
/// </summary>
public sealed record Caller(Guid? KeyId, string Name, bool IsOwner, IReadOnlySet<string> Scopes, IReadOnlySet<Guid>? Brands)
{
    public Actor Actor => new(KeyId?.ToString() ?? "operator", Name);

    public bool Holds(string scope) => IsOwner || Scopes.Contains(scope);

    /// <summary>Whether the brand exists for this caller at all.</summary>
    public bool Sees(Guid brandId) => IsOwner || Brands is null || Brands.Contains(brandId);

    public bool May(string scope, Guid brandId) => Sees(brandId) && Holds(scope);

    /// <summary>True when this caller could hand out such rights: nobody gives what they do not have.</summary>
    public bool Covers(IEnumerable<string> scopes, IReadOnlySet<Guid>? brands) =>
        IsOwner || (scopes.All(Holds) && (Brands is null || (brands is not null && brands.IsSubsetOf(Brands))));
}
