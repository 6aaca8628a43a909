using Entente.Domain.Mentions;

namespace Entente.Domain.Brands;

/// <summary>
/// A brand's own account or page on a network; posts by <see cref="ExternalAccountId"/> are the brand's own and never mentions.
/// </summary>
public sealed record Channel(
    Guid Id,
    Guid BrandId,
    Network Network,
    string ExternalAccountId,
    string Name,
    string? Url,
    int Version,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt
);
