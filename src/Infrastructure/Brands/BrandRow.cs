using Entente.Domain.Brands;

namespace Entente.Infrastructure.Brands;

/// <summary>A row of <c>brands</c>, column by column in the order of every select here; Npgsql declares every array as <see cref="Array"/>.</summary>
internal sealed record BrandRow(
    Guid brand_id,
    string slug,
    string name,
    string time_zone,
    string locale,
    Array brand_terms,
    Array published_contacts,
    string? region,
    bool is_demo,
    int version,
    DateTime created_at,
    DateTime updated_at
)
{
    public Brand ToBrand() =>
        new(
            brand_id,
            slug,
            name,
            time_zone,
            locale,
            (string[])brand_terms,
            (string[])published_contacts,
            region,
            is_demo,
            version,
            new DateTimeOffset(created_at),
            new DateTimeOffset(updated_at)
        );
}
