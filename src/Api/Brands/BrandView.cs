using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Entente.Api.Requests;
using Entente.Domain.Brands;

namespace Entente.Api.Brands;

/// <summary>A brand as it is answered.</summary>
public sealed record BrandView(
    Guid Id,
    string Slug,
    string Name,
    string TimeZone,
    string Locale,
    IReadOnlyList<string> BrandTerms,
    IReadOnlyList<string> PublishedContacts,
    string? Region,
    bool IsDemo,
    int Version,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt
)
{
    public static BrandView Of(Brand brand) =>
        new(
            brand.Id,
            brand.Slug,
            brand.Name,
            brand.TimeZone,
            brand.Locale,
            brand.BrandTerms,
            brand.PublishedContacts,
            brand.Region,
            brand.IsDemo,
            brand.Version,
            brand.CreatedAt,
            brand.UpdatedAt
        );
}

/// <summary>What people decide about a brand.</summary>
public sealed record BrandInput(
    [property: MinLength(1), MaxLength(63), Description("Stands in paths: lower-case letters, digits and hyphens.")] string Slug,
    [property: MinLength(1), MaxLength(200)] string Name,
    [property: MinLength(1), MaxLength(64), Description("IANA name; days and weeks of the brand begin in it.")] string TimeZone,
    [property: MinLength(2), MaxLength(2), Description("Language of the desk: fr or en.")] string Locale = "en",
    [property: MinLength(2), MaxLength(2), Description("ISO 3166-1 alpha-2 code of the country whose phone numbers and laws apply.")]
        string? Region = null
)
{
    [MaxLength(100), Each(MinLength = 1, MaxLength = 100), Description("Names the brand goes by in posts.")]
    public IReadOnlyList<string> BrandTerms { get; init; } = [];

    [MaxLength(100), Each(MinLength = 1, MaxLength = 200), Description("Contacts the brand publishes itself: never personal data.")]
    public IReadOnlyList<string> PublishedContacts { get; init; } = [];

    public BrandSettings ToSettings() => new(Slug, Name, TimeZone, Locale, BrandTerms, PublishedContacts, Region);

    public static BrandInput Of(Brand brand) =>
        new(brand.Slug, brand.Name, brand.TimeZone, brand.Locale, brand.Region)
        {
            BrandTerms = brand.BrandTerms,
            PublishedContacts = brand.PublishedContacts,
        };
}
