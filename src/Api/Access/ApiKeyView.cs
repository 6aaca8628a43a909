using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Entente.Api.Requests;
using Entente.Domain.Access;

namespace Entente.Api.Access;

/// <summary>A key as it is answered: never with its secret.</summary>
public sealed record ApiKeyView(
    Guid Id,
    string Name,
    [property: Description("The readable beginning of the secret, to recognise a key by.")] string Prefix,
    bool IsOwner,
    IReadOnlyList<string> Scopes,
    [property: Description("Ids of the brands the key reaches; empty with all_brands.")] IReadOnlyList<Guid> BrandIds,
    bool AllBrands,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? LastUsedAt,
    DateTimeOffset? RevokedAt,
    DateTimeOffset CreatedAt,
    Guid? CreatedBy
)
{
    public static ApiKeyView Of(ApiKey key) =>
        new(
            key.Id,
            key.Name,
            key.Prefix,
            key.IsOwner,
            key.Scopes,
            key.Brands ?? [],
            key.Brands is null,
            key.ExpiresAt,
            key.LastUsedAt,
            key.RevokedAt,
            key.CreatedAt,
            key.CreatedBy
        );
}

/// <summary>A key that was just made.</summary>
public sealed record CreatedApiKeyView(
    ApiKeyView Key,
    [property: Description("Shown this once: keep it where secrets are kept.")] string Secret
);

/// <summary>A key to make. Nobody gives rights that they do not have.</summary>
public sealed record NewApiKeyInput(
    [property: MinLength(1), MaxLength(200)] string Name,
    [property: MinLength(1), MaxLength(50), Each(MinLength = 1, MaxLength = 50)] IReadOnlyList<string> Scopes,
    [property:
        MinLength(1),
        MaxLength(200),
        Each(MinLength = 1, MaxLength = 63),
        Description("Slugs of brands; absent or null: every brand.")
    ]
        IReadOnlyList<string>? Brands = null,
    [property: Description("At most one year ahead; absent: ninety days.")] DateTimeOffset? ExpiresAt = null
);
