using Entente.Domain.Access;

namespace Entente.Application.Access;

public interface IApiKeyReads
{
    Task<ApiKey?> FindBySecretAsync(byte[] secretHash, CancellationToken ct);

    Task<ApiKey?> FindAsync(Guid keyId, CancellationToken ct);

    /// <summary>At most <paramref name="limit"/> keys that may reach no brand outside <paramref name="within"/> (null: all), oldest first.</summary>
    Task<IReadOnlyList<ApiKey>> PageAsync(IReadOnlyCollection<Guid>? within, Guid? after, int limit, CancellationToken ct);
}
