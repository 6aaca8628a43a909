using System.Collections.Concurrent;
using Entente.Domain.Policies;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Policies;

/// <summary>
/// Which version is in force. That is read whenever it is asked, whichever server published; what was published never changes, so its rules
/// are kept once they were read.
/// </summary>
internal sealed class PublishedPolicies(EntenteDatabase database)
{
    private readonly ConcurrentDictionary<(Guid Brand, int Version), Policy> _policies = new();

    public async Task<Policy> InForceAsync(Guid brandId, DateTimeOffset at, CancellationToken ct)
    {
        var version = await database.QuerySingleOrDefaultAsync<int?>(
            brandId,
            """
            select version
            from policies
            where brand_id = @brandId and publication is not null and effective_from <= @at
            order by publication desc
            limit 1
            """,
            new { brandId, at = at.UtcDateTime },
            ct
        );
        return version is { } published ? await OfVersionAsync(brandId, published, ct) : Policy.BuiltIn;
    }

    public async Task<Policy> OfVersionAsync(Guid brandId, int version, CancellationToken ct)
    {
        if (_policies.TryGetValue((brandId, version), out var known))
        {
            return known;
        }
        var rules =
            await database.QuerySingleOrDefaultAsync<string>(
                brandId,
                """
                select rules::text
                from policies
                where brand_id = @brandId and version = @version and publication is not null
                """,
                new { brandId, version },
                ct
            ) ?? throw new InvalidOperationException($"Brand {brandId} never published a policy {version}.");
        return _policies.GetOrAdd((brandId, version), PolicyJson.Read(rules, version));
    }
}
