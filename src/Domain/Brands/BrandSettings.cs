using System.Text.RegularExpressions;
using Entente.Domain.Outcomes;

namespace Entente.Domain.Brands;

/// <summary>What people decide about a brand; the rest of <see cref="Brand"/> is the desk's.</summary>
public sealed partial record BrandSettings(
    string Slug,
    string Name,
    string TimeZone,
    string Locale,
    IReadOnlyList<string> BrandTerms,
    IReadOnlyList<string> PublishedContacts,
    string? Region
)
{
    public static BrandSettings Of(Brand brand) =>
        new(brand.Slug, brand.Name, brand.TimeZone, brand.Locale, brand.BrandTerms, brand.PublishedContacts, brand.Region);

    /// <summary>Everything that is wrong, each with the pointer to its member; empty when the settings stand.</summary>
    public IReadOnlyList<Error> Faults()
    {
        var faults = new List<Error>();
        if (!SlugForm().IsMatch(Slug))
        {
            faults.Add(BrandErrors.SlugForm);
        }
        if (string.IsNullOrWhiteSpace(Name))
        {
            faults.Add(BrandErrors.NameEmpty);
        }
        faults.AddRange(PlainName.Faults(Name));
        if (!IsKnownZone(TimeZone))
        {
            faults.Add(BrandErrors.UnknownTimeZone(TimeZone));
        }
        if (Locale is not ("fr" or "en"))
        {
            faults.Add(BrandErrors.UnknownLocale);
        }
        if (Region is not null && !RegionForm().IsMatch(Region))
        {
            faults.Add(BrandErrors.RegionForm);
        }
        return faults;
    }

    // Windows names and fixed offsets resolve too, but only IANA names mean the same on every machine and in PostgreSQL.
    /// <summary>An IANA name that this machine knows.</summary>
    public static bool IsKnownZone(string name) =>
        (name == "UTC" || name.Contains('/')) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && zone.HasIanaId;

    [GeneratedRegex(@"^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\z", RegexOptions.NonBacktracking)]
    private static partial Regex SlugForm();

    [GeneratedRegex(@"^[A-Z]{2}\z", RegexOptions.NonBacktracking)]
    private static partial Regex RegionForm();
}
