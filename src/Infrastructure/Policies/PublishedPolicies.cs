using System.Collections.Concurrent;
using Dapper;
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
        await using var session = await database.OpenAsync(brandId, ct);
        var version = await session.Connection.QuerySingleOrDefaultAsync<int?>(
            new CommandDefinition(
                """
                select version
                from policies
                where brand_id = @brandId and publication is not null and effective_from <= @at
                order by publication desc
                limit 1
                """,
                new { brandId, at = at.UtcDateTime },
                session.Transaction,
                cancellationToken: ct
            )
        );
        return version is { } published ? await OfVersionAsync(session, brandId, published, ct) : Policy.BuiltIn;
    }

    public async Task<Policy> OfVersionAsync(Guid brandId, int version, CancellationToken ct)
    {
        if (_policies.TryGetValue((brandId, version), out var known))
        {
            return known;
        }
        await using var session = await database.OpenAsync(brandId, ct);
        return await OfVersionAsync(session, brandId, version, ct);
    }

    private async Task<Policy> OfVersionAsync(DatabaseSession session, Guid brandId, int version, CancellationToken ct)
    {
        if (_policies.TryGetValue((brandId, version), out var known))
        {
            return known;
        }
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
}
