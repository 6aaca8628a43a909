using Dapper;
using Entente.Application.Brands;
using Entente.Domain.Brands;
using Entente.Infrastructure.Database;
using Npgsql;

namespace Entente.Infrastructure.Brands;

public sealed class PostgresBrandStore(EntenteDatabase database) : IBrandStore
{
    public async Task<bool> TryAddAsync(Brand brand, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(brand.Id, ct);
        var added = await session.Connection.ExecuteAsync(
            new CommandDefinition(
                """
                insert into brands
                    (brand_id, slug, name, time_zone, locale, brand_terms, published_contacts, region, is_demo, version, created_at, updated_at)
                values
                    (@Id, @Slug, @Name, @TimeZone, @Locale, @BrandTerms, @PublishedContacts, @Region, @IsDemo, @Version, @CreatedAt, @UpdatedAt)
                on conflict (slug) do nothing
                """,
                ParametersOf(brand),
                session.Transaction,
                cancellationToken: ct
            )
        );
        await session.CommitAsync(ct);
        return added == 1;
    }

    public async Task<BrandSaving> TrySaveAsync(Brand brand, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(brand.Id, ct);
        try
        {
            var saved = await session.Connection.ExecuteScalarAsync<long>(
                new CommandDefinition(
                    // Weeks begin elsewhere in another time zone: every week that has figures, and those beside it, is counted again.
                    """
                    with before as (
                        select time_zone from brands where brand_id = @Id
                    ),
                    saved as (
                        update brands
                        set slug = @Slug, name = @Name, time_zone = @TimeZone, locale = @Locale, brand_terms = @BrandTerms,
                            published_contacts = @PublishedContacts, region = @Region, version = @Version, updated_at = @UpdatedAt
                        where brand_id = @Id and version = @Version - 1
                        returning brand_id, time_zone
                    ),
                    marked as (
                        insert into dirty_weeks (brand_id, week)
                        select distinct s.brand_id, w.week + d.days
                        from saved s
                        join before b on b.time_zone <> s.time_zone
                        cross join (
                            select week from weekly_mentions where brand_id = @Id
                            union select week from weekly_cases where brand_id = @Id
                            union select week from dirty_weeks where brand_id = @Id
                        ) w
                        cross join (values (-7), (0), (7)) as d (days)
                    )
                    select count(*) from saved
                    """,
                    ParametersOf(brand),
                    session.Transaction,
                    cancellationToken: ct
                )
            );
            await session.CommitAsync(ct);
            return saved == 1 ? BrandSaving.Saved : BrandSaving.ChangedMeanwhile;
        }
        catch (PostgresException taken) when (taken.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return BrandSaving.SlugTaken;
        }
    }

    private static object ParametersOf(Brand brand) =>
        new
        {
            brand.Id,
            brand.Slug,
            brand.Name,
            brand.TimeZone,
            brand.Locale,
            BrandTerms = brand.BrandTerms.ToArray(),
            PublishedContacts = brand.PublishedContacts.ToArray(),
            brand.Region,
            brand.IsDemo,
            brand.Version,
            CreatedAt = brand.CreatedAt.ToUniversalTime(),
            UpdatedAt = brand.UpdatedAt.ToUniversalTime(),
        };
}
