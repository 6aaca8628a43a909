using System.Collections.Concurrent;
using Dapper;
using Entente.Domain.Policies;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Policies;

/// <summary>
/// Which version is in force when, by brand: every batch of posts asks, so it is read anew after some seconds only. What was published
/// never changes, so its rules are kept once they were read.
/// </summary>
internal sealed class PolicyTimelines(EntenteDatabase database, TimeProvider clock)
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<Guid, (IReadOnlyList<Published> Timeline, DateTimeOffset ReadAt)> _timelines = new();
    private readonly ConcurrentDictionary<(Guid Brand, int Version), Policy> _policies = new();
    private int _changes;

    /// <summary>A publication and when it takes effect.</summary>
    internal sealed record Published(int Version, DateTime EffectiveFrom);

    public async Task<Policy> InForceAsync(Guid brandId, DateTimeOffset at, CancellationToken ct)
    {
        var timeline = await TimelineAsync(brandId, ct);
        return timeline.FirstOrDefault(p => p.EffectiveFrom <= at) is { } published
            ? await PublishedAsync(brandId, published.Version, ct)
            : Policy.BuiltIn;
    }

    public async Task<Policy> PublishedAsync(Guid brandId, int version, CancellationToken ct)
    {
        if (_policies.TryGetValue((brandId, version), out var known))
        {
            return known;
        }
        await using var session = await database.OpenAsync(brandId, ct);
        var rules =
            await session.Connection.QuerySingleOrDefaultAsync<string>(
                new CommandDefinition(
                    """
                    select rules::text
                    from policies
                    where brand_id = @brandId and version = @version and publication is not null
                    """,
                    new { brandId, version },
                    session.Transaction,
                    cancellationToken: ct
                )
            ) ?? throw new InvalidOperationException($"Brand {brandId} never published a policy {version}.");
        return _policies.GetOrAdd((brandId, version), PolicyJson.Read(rules, version));
    }

    /// <summary>Forgets when a brand's policies take effect, so that the next case opens under the one just published.</summary>
    public void Forget(Guid brandId)
    {
        lock (_timelines)
        {
            _changes++;
            _timelines.TryRemove(brandId, out _);
        }
    }

    private async Task<IReadOnlyList<Published>> TimelineAsync(Guid brandId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (_timelines.TryGetValue(brandId, out var kept) && (now - kept.ReadAt).Duration() <= Freshness)
        {
            return kept.Timeline;
        }
        var changes = Volatile.Read(ref _changes);
        await using var session = await database.OpenAsync(brandId, ct);
        var rows = await session.Connection.QueryAsync<Published>(
            new CommandDefinition(
                """
                select version, effective_from
                from policies
                where brand_id = @brandId and publication is not null
                order by publication desc
                """,
                new { brandId },
                session.Transaction,
                cancellationToken: ct
            )
        );
        var timeline = rows.AsList();
        lock (_timelines)
        {
            // What was published while this was read may be missing in it.
            if (changes == _changes)
            {
                _timelines[brandId] = (timeline, now);
            }
        }
        return timeline;
    }
}
