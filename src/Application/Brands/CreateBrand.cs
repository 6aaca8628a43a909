using Entente.Domain.Brands;
using Entente.Domain.Outcomes;

namespace Entente.Application.Brands;

public sealed class CreateBrandHandler(IBrandStore brands, TimeProvider clock)
{
    /// <summary>The brand, or everything that is wrong with its settings.</summary>
    public async Task<(Brand? Brand, IReadOnlyList<Error> Errors)> HandleAsync(BrandSettings settings, bool isDemo, CancellationToken ct)
    {
        if (settings.Faults() is { Count: > 0 } faults)
        {
            return (null, faults);
        }
        var now = clock.GetUtcNow();
        var brand = new Brand(
            Guid.CreateVersion7(now),
            settings.Slug,
            settings.Name,
            settings.TimeZone,
            settings.Locale,
            settings.BrandTerms,
            settings.PublishedContacts,
            settings.Region,
            isDemo,
            Version: 1,
            now,
            now
        );
        return await brands.TryAddAsync(brand, ct) ? (brand, []) : (null, [BrandErrors.SlugTaken(settings.Slug)]);
    }
}
