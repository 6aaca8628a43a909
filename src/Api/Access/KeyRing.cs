using System.Collections.Concurrent;
using Entente.Application.Access;
using Entente.Domain.Access;

namespace Entente.Api.Access;

/// <summary>
/// Keys that were looked up a moment ago, so that a busy caller does not ask the database for each request.
/// A revoked key stops working within <see cref="Freshness"/>, on every instance.
/// </summary>
public sealed class KeyRing(IServiceScopeFactory scopes, TimeProvider clock)
{
    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan NoteEvery = TimeSpan.FromMinutes(1);
    private const int MostKept = 10_000;

    private readonly ConcurrentDictionary<string, Kept> _kept = new();

    /// <summary>The key a secret opens, or null. A secret of our shape with a wrong checksum is refused without a look-up.</summary>
    public Task<ApiKey?> FindBySecretAsync(string secret, CancellationToken ct)
    {
        if (KeySecret.HasShape(secret) && !KeySecret.ChecksumHolds(secret))
        {
            return Task.FromResult<ApiKey?>(null);
        }
        var hash = KeySecret.Hash(secret);
        return FindAsync($"secret:{Convert.ToHexString(hash)}", reads => reads.FindBySecretAsync(hash, ct), ct);
    }

    public Task<ApiKey?> FindByIdAsync(Guid keyId, CancellationToken ct) =>
        FindAsync($"id:{keyId}", reads => reads.FindAsync(keyId, ct), ct);

    /// <summary>Forgets what is known here, so that a change works at once on this instance.</summary>
    public void Forget() => _kept.Clear();

    private async Task<ApiKey?> FindAsync(string slot, Func<IApiKeyReads, Task<ApiKey?>> read, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (!_kept.TryGetValue(slot, out var kept) || now - kept.ReadAt > Freshness)
        {
            await using var scope = scopes.CreateAsyncScope();
            if (await read(scope.ServiceProvider.GetRequiredService<IApiKeyReads>()) is not { } found)
            {
                // Unknown secrets are not kept: guesses must not fill the memory.
                _kept.TryRemove(slot, out _);
                return null;
            }
            kept = new Kept(await NotedAsync(found, now, scope.ServiceProvider, ct), now);
            Keep(slot, kept);
        }
        return kept.Key.IsGoodAt(now) ? kept.Key : null;
    }

    private static async Task<ApiKey> NotedAsync(ApiKey key, DateTimeOffset now, IServiceProvider services, CancellationToken ct)
    {
        if (!key.IsGoodAt(now) || now - key.LastUsedAt < NoteEvery)
        {
            return key;
        }
        await services.GetRequiredService<IApiKeyStore>().NoteUseAsync(key.Id, now, ct);
        return key with { LastUsedAt = now };
    }

    private void Keep(string slot, Kept kept)
    {
        if (_kept.Count >= MostKept)
        {
            _kept.Clear();
        }
        _kept[slot] = kept;
    }

    private sealed record Kept(ApiKey Key, DateTimeOffset ReadAt);
}
