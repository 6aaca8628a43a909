using Entente.Domain.Access;
using Entente.Domain.Outcomes;

namespace Entente.Application.Access;

/// <summary>Makes a key open nothing any more; it stays in the list.</summary>
public sealed record RevokeApiKey(Guid KeyId, Caller By);

public sealed class RevokeApiKeyHandler(IApiKeyReads keys, IApiKeyStore store, TimeProvider clock)
{
    /// <summary>A key within the caller's reach; one that reaches further is not theirs to see.</summary>
    public async Task<ApiKey?> FindAsync(Guid id, Caller caller, CancellationToken ct) =>
        await keys.FindAsync(id, ct) is { } key
        && (caller.IsOwner || (!key.IsOwner && caller.Covers([Scopes.KeysManage], key.Brands?.ToHashSet())))
            ? key
            : null;

    /// <summary>Null where it is done.</summary>
    public async Task<Error?> HandleAsync(RevokeApiKey command, CancellationToken ct)
    {
        if (await FindAsync(command.KeyId, command.By, ct) is null)
        {
            return ApiKeyErrors.NotFound(command.KeyId);
        }
        await store.RevokeAsync(command.KeyId, command.By.Actor, clock.GetUtcNow(), ct);
        return null;
    }
}
