using Entente.Domain.Policies;

namespace Entente.Application.Policies;

public interface IPolicyReads
{
    /// <summary>
    /// The policy a new case is decided under; the built-in one where the brand has published none. What another server published may
    /// be seen a few seconds late.
    /// </summary>
    Task<Policy> InForceAsync(Guid brandId, DateTimeOffset at, CancellationToken ct);

    /// <summary>The policy that a case was decided under.</summary>
    /// <exception cref="InvalidOperationException">The brand never published such a version: a bug.</exception>
    Task<Policy> OfVersionAsync(Guid brandId, string version, CancellationToken ct);

    /// <summary>One version as it is now, drafts and the built-in one too; null where there is none of that name.</summary>
    Task<PolicyVersion?> FindAsync(Guid brandId, string version, CancellationToken ct);

    /// <summary>The version in force, as it is now.</summary>
    Task<PolicyVersion> CurrentAsync(Guid brandId, DateTimeOffset at, CancellationToken ct);

    /// <summary>The version published last, in effect or not yet; the built-in one where the brand has published none.</summary>
    Task<PolicyVersion> LatestAsync(Guid brandId, CancellationToken ct);

    /// <summary>At most <paramref name="limit"/> versions that the brand wrote, the latest written first, before a number.</summary>
    Task<IReadOnlyList<PolicyVersion>> PageAsync(Guid brandId, int? before, int limit, CancellationToken ct);
}
