using Entente.Domain.Brands;
using Entente.Domain.Outcomes;

namespace Entente.Application.Brands;

public sealed class ChangeBrandHandler(IBrandStore brands, TimeProvider clock)
{
    /// <summary>The next version of the brand, or everything that is wrong with its settings.</summary>
    public async Task<(Brand? Brand, IReadOnlyList<Error> Errors)> HandleAsync(Brand current, BrandSettings settings, CancellationToken ct)
    {
        if (settings.Faults() is { Count: > 0 } faults)
        {
            return (null, faults);
        }
        var changed = current with
        {
            Slug = settings.Slug,
            Name = settings.Name,
            TimeZone = settings.TimeZone,
            Locale = settings.Locale,
            BrandTerms = settings.BrandTerms,
            PublishedContacts = settings.PublishedContacts,
            Region = settings.Region,
            Version = current.Version + 1,
            UpdatedAt = clock.GetUtcNow(),
        };
        return await brands.TrySaveAsync(changed, ct) switch
        {
            BrandSaving.Saved => (changed, []),
            BrandSaving.SlugTaken => (null, [BrandErrors.SlugTaken(settings.Slug)]),
            _ => (null, [BrandErrors.ChangedMeanwhile]),
        };
    }
}
