using System.Collections.Concurrent;
using Entente.Application.Brands;
using Entente.Domain.Brands;

namespace Entente.Api.Access;

/// <summary>Brands that were looked up a moment ago: every request under a brand needs its brand.</summary>
public sealed class BrandsBySlug(IServiceScopeFactory scopes, TimeProvider clock)
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(3);
    private const int LongestSlug = 63;

    private readonly ConcurrentDictionary<string, (Brand Brand, DateTimeOffset ReadAt)> _kept = new();
    private int _changes;

    public async Task<Brand?> FindAsync(string slug, CancellationToken ct)
    {
        if (slug.Length > LongestSlug)
        {
            return null;
        }
        var now = clock.GetUtcNow();
        if (_kept.TryGetValue(slug, out var kept) && now - kept.ReadAt <= Freshness)
        {
            return kept.Brand;
        }
        var changes = Volatile.Read(ref _changes);
        await using var scope = scopes.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<IBrandReads>().FindBySlugAsync(slug, ct) is not { } brand)
        {
            _kept.TryRemove(slug, out _);
            return null;
        }
        lock (_kept)
        {
            // A brand that changed while it was read may have been read as it was before.
            if (changes == _changes)
            {
                _kept[slug] = (brand, now);
            }
        }
        return brand;
    }

    /// <summary>Forgets a brand that changed, so that the next request sees it as it is.</summary>
    public void Forget(string slug)
    {
        lock (_kept)
        {
            _changes++;
            _kept.TryRemove(slug, out _);
        }
    }
}
