using Entente.Domain.Access;

namespace Entente.Application.Access;

public interface IApiKeyStore
{
    Task AddAsync(ApiKey key, byte[] secretHash, Actor by, CancellationToken ct);

    /// <summary>Adds the first key of an instance; false when the instance has any key already, however many ask at once.</summary>
    Task<bool> TryAddFirstAsync(ApiKey key, byte[] secretHash, CancellationToken ct);

    Task RevokeAsync(Guid keyId, Actor by, DateTimeOffset at, CancellationToken ct);

    /// <summary>Notes a use, at most one write a minute and key.</summary>
    Task NoteUseAsync(Guid keyId, DateTimeOffset at, CancellationToken ct);
}
