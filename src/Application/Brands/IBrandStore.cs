using Entente.Domain.Brands;

namespace Entente.Application.Brands;

public interface IBrandStore
{
    /// <summary>False when the slug is taken.</summary>
    Task<bool> TryAddAsync(Brand brand, CancellationToken ct);

    /// <summary>Saves over the version before this one.</summary>
    Task<BrandSaving> TrySaveAsync(Brand brand, CancellationToken ct);
}

public enum BrandSaving
{
    Saved,
    ChangedMeanwhile,
    SlugTaken,
}
