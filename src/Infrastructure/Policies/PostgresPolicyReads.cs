using Entente.Application.Policies;
using Entente.Domain.Policies;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Policies;

internal sealed class PostgresPolicyReads(EntenteDatabase database, PublishedPolicies published) : IPolicyReads
{
    private sealed record BuiltInRow(DateTime Since, DateTime? SupersededAt);

    public Task<Policy> InForceAsync(Guid brandId, DateTimeOffset at, CancellationToken ct) => published.InForceAsync(brandId, at, ct);

    public async Task<Policy> OfVersionAsync(Guid brandId, string version, CancellationToken ct) =>
        version == Policy.BuiltInVersion ? Policy.BuiltIn
        : PolicyVersion.NumberOf(version) is { } number ? await published.OfVersionAsync(brandId, number, ct)
        : throw new InvalidOperationException($"'{version}' is no version of a policy.");

    public async Task<PolicyVersion?> FindAsync(Guid brandId, string version, CancellationToken ct)
    {
        if (version == Policy.BuiltInVersion)
        {
            return await BuiltInAsync(brandId, ct);
        }
        return PolicyVersion.NumberOf(version) is { } number
            ? await FirstAsync(brandId, "where p.brand_id = @brandId and p.version = @number", new { brandId, number }, ct)
            : null;
    }

    public async Task<PolicyVersion> CurrentAsync(Guid brandId, DateTimeOffset at, CancellationToken ct) =>
        await FirstAsync(
            brandId,
            """
            where p.brand_id = @brandId and p.publication is not null and p.effective_from <= @at
            order by p.publication desc
            limit 1
            """,
            new { brandId, at = at.UtcDateTime },
            ct
        ) ?? await BuiltInAsync(brandId, ct);

    public async Task<PolicyVersion> LatestAsync(Guid brandId, CancellationToken ct) =>
        await FirstAsync(
            brandId,
            """
            where p.brand_id = @brandId and p.publication is not null
            order by p.publication desc
            limit 1
            """,
            new { brandId },
            ct
        ) ?? await BuiltInAsync(brandId, ct);

    public async Task<IReadOnlyList<PolicyVersion>> PageAsync(Guid brandId, int? before, int limit, CancellationToken ct)
    {
        var rows = await database.QueryAsync<PolicyRow>(
            brandId,
            PolicyRow.Select
                + """
                where p.brand_id = @brandId and p.version < @before
                order by p.version desc
                limit @limit
                """,
            new
            {
                brandId,
                before = before ?? int.MaxValue,
                limit,
            },
            ct
        );
        return [.. rows.Select(r => r.ToVersion())];
    }

    private async Task<PolicyVersion?> FirstAsync(Guid brandId, string where, object parameters, CancellationToken ct)
    {
        var row = await database.QuerySingleOrDefaultAsync<PolicyRow>(brandId, PolicyRow.Select + where, parameters, ct);
        return row?.ToVersion();
    }

    private async Task<PolicyVersion> BuiltInAsync(Guid brandId, CancellationToken ct)
    {
        var row = (
            await database.QueryAsync<BuiltInRow>(
                brandId,
                """
                select
                    b.created_at as since,
                    (select min(p.effective_from) from policies p where p.brand_id = b.brand_id and p.publication is not null) as superseded_at
                from brands b
                where b.brand_id = @brandId
                """,
                new { brandId },
                ct
            )
        ).Single();
        return PolicyVersion.BuiltIn(row.Since, row.SupersededAt);
    }
}
