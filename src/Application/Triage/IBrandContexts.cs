using Entente.Domain.Brands;

namespace Entente.Application.Triage;

public interface IBrandContexts
{
    /// <summary>What the triage must know of a brand now; at most a few seconds behind a change made on another server.</summary>
    Task<BrandContext> ReadAsync(Brand brand, CancellationToken ct);
}
