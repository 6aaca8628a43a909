using Entente.Domain.Brands;

namespace Entente.Application.Brands;

public interface IBrandReads
{
    Task<Brand?> FindBySlugAsync(string slug, CancellationToken ct);

    Task<Brand?> FindAsync(Guid brandId, CancellationToken ct);

    /// <summary>Every brand of the instance, by slug.</summary>
    Task<IReadOnlyList<Brand>> ListAsync(CancellationToken ct);

    /// <summary>At most <paramref name="limit"/> brands by slug, after a slug; <paramref name="among"/> null means all brands.</summary>
    Task<IReadOnlyList<Brand>> PageAsync(IReadOnlyCollection<Guid>? among, string? afterSlug, int limit, CancellationToken ct);
}
