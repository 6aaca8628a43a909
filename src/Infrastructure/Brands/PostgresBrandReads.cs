using Dapper;
using Entente.Application.Brands;
using Entente.Domain.Brands;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Brands;

public sealed class PostgresBrandReads(EntenteDatabase database) : IBrandReads
{
    public async Task<Brand?> FindBySlugAsync(string slug, CancellationToken ct)
    {
        await using var session = await database.OpenInstanceAsync(ct);
        var row = await session.Connection.QuerySingleOrDefaultAsync<BrandRow>(
            new CommandDefinition(
                """
                select brand_id, slug, name, time_zone, locale, brand_terms, published_contacts, region, is_demo, version, created_at, updated_at
                from brands
                where slug = @slug
                """,
                new { slug },
                session.Transaction,
                cancellationToken: ct
            )
        );
        return row?.ToBrand();
    }

    public async Task<Brand?> FindAsync(Guid brandId, CancellationToken ct)
    {
        var row = await database.QuerySingleOrDefaultAsync<BrandRow>(
            brandId,
            """
            select brand_id, slug, name, time_zone, locale, brand_terms, published_contacts, region, is_demo, version, created_at, updated_at
            from brands
            where brand_id = @brandId
            """,
            new { brandId },
            ct
        );
        return row?.ToBrand();
    }

    public Task<IReadOnlyList<Brand>> ListAsync(CancellationToken ct) => PageAsync(among: null, afterSlug: null, limit: int.MaxValue, ct);

    public async Task<IReadOnlyList<Brand>> PageAsync(IReadOnlyCollection<Guid>? among, string? afterSlug, int limit, CancellationToken ct)
    {
        await using var session = await database.OpenInstanceAsync(ct);
        var rows = await session.Connection.QueryAsync<BrandRow>(
            new CommandDefinition(
                """
                select brand_id, slug, name, time_zone, locale, brand_terms, published_contacts, region, is_demo, version, created_at, updated_at
                from brands
                where (@among::uuid[] is null or brand_id = any(@among))
                  and (@afterSlug::text is null or slug > @afterSlug)
                order by slug
                limit @limit
                """,
                new
                {
                    among = among?.ToArray(),
                    afterSlug,
                    limit,
                },
                session.Transaction,
                cancellationToken: ct
            )
        );
        return [.. rows.Select(row => row.ToBrand())];
    }
}
