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
            var saved = await session.Connection.ExecuteAsync(
                new CommandDefinition(
                    """
                    update brands
                    set slug = @Slug, name = @Name, time_zone = @TimeZone, locale = @Locale, brand_terms = @BrandTerms,
                        published_contacts = @PublishedContacts, region = @Region, version = @Version, updated_at = @UpdatedAt
                    where brand_id = @Id and version = @Version - 1
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
