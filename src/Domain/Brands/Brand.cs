namespace Entente.Domain.Brands;

/// <summary>
/// The tenant: whose communities the desk answers. <see cref="TimeZone"/> is an IANA name and decides where days and weeks begin,
/// <see cref="Locale"/> is <c>fr</c> or <c>en</c>, <see cref="Region"/> an ISO 3166-1 alpha-2 code or null.
/// <see cref="PublishedContacts"/> are contacts the brand gives out itself, so never personal data in a post.
/// </summary>
public sealed record Brand(
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
    /// <summary>Where national phone numbers belong: the region, else where most speak the desk's language.</summary>
    public string PhoneRegion => Region ?? (Locale == "fr" ? "FR" : "GB");

    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);

    /// <summary>The calendar day of an instant where the brand is.</summary>
    public DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime);
}
