using System.Collections.Concurrent;
using Dapper;
using Entente.Application.Triage;
using Entente.Domain;
using Entente.Domain.Brands;
using Entente.Domain.Contacts;
using Entente.Infrastructure.Database;
using Microsoft.Extensions.Logging;

namespace Entente.Infrastructure.Triage.Brands;

/// <summary>
/// Keeps what the triage knows of each brand in memory. For a few seconds it is taken as it is, then the database is asked for its
/// version, and only when that changed is it read again.
/// </summary>
internal sealed class PostgresBrandContexts(
    EntenteDatabase database,
    InstanceKey key,
    TimeProvider clock,
    ILogger<PostgresBrandContexts> logger
) : IBrandContexts
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<Guid, Kept> _kept = new();

    private sealed record Kept(
        int Version,
        string Region,
        DateTimeOffset AskedAt,
        PublishedList? Published,
        ProtectedList? Protected,
        OwnLayer? Layer
    );

    private sealed record VersionRow(int Version, int? Number);

    private sealed record ContactRow(string Kind, string PlainForm);

    private sealed record PersonRow(string Kind, byte[] Hash, string KeyId, string Hint);

    public async Task<BrandContext> ReadAsync(Brand brand, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (!_kept.TryGetValue(brand.Id, out var kept) || kept.Region != brand.PhoneRegion || now - kept.AskedAt > Freshness)
        {
            _kept[brand.Id] = kept = await AskAsync(brand, kept, now, ct);
        }
        return BrandContext.Of(brand) with
        {
            ListsVersion = kept.Version,
            Published = kept.Published,
            Protected = kept.Protected,
            Layer = kept.Layer,
        };
    }

    private async Task<Kept> AskAsync(Brand brand, Kept? kept, DateTimeOffset askedAt, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(brand.Id, ct);
        var of = new { brandId = brand.Id };
        var now = await session.Connection.QuerySingleAsync<VersionRow>(Sql(Versions));
        var layer = kept?.Layer?.Number == now.Number ? kept?.Layer : await ReadLayerAsync(session, brand.Id, now.Number, ct);
        if (kept is not null && kept.Version == now.Version && kept.Region == brand.PhoneRegion)
        {
            return kept with { AskedAt = askedAt, Layer = layer };
        }
        var contacts = await session.Connection.QueryAsync<ContactRow>(
            Sql("select kind, plain_form from published_contacts where brand_id = @brandId")
        );
        var people = await session.Connection.QueryAsync<PersonRow>(
            Sql("select kind, hash, key_id, hint from protected_people where brand_id = @brandId")
        );
        return new Kept(
            now.Version,
            brand.PhoneRegion,
            askedAt,
            Published(contacts.AsList(), brand),
            Protected(people.AsList(), brand),
            layer
        );

        CommandDefinition Sql(string text) => new(text, of, session.Transaction, cancellationToken: ct);
    }

    private const string Versions = """
        select
            coalesce((select version from triage_contexts where brand_id = @brandId), 0) as version,
            (select number from triage_choices where brand_id = @brandId) as number
        """;

    private static async Task<OwnLayer?> ReadLayerAsync(DatabaseSession session, Guid brandId, int? number, CancellationToken ct) =>
        number is null
            ? null
            : await session.Connection.QuerySingleAsync<OwnLayer>(
                new CommandDefinition(
                    "select number, shipped_version, content from triage_models where brand_id = @brandId and number = @number",
                    new { brandId, number },
                    session.Transaction,
                    cancellationToken: ct
                )
            );

    private static PublishedList? Published(List<ContactRow> rows, Brand brand) =>
        rows.Count == 0 ? null : new(rows.Select(r => (Vocabulary.Parse<ContactKind>(r.Kind), r.PlainForm)), brand.PhoneRegion);

    private ProtectedList? Protected(List<PersonRow> rows, Brand brand)
    {
        if (rows.Count == 0)
        {
            return null;
        }
        var brandKey = key.Of(brand.Id);
        var readable = rows.FindAll(r => r.KeyId == brandKey.Id);
        if (readable.Count < rows.Count)
        {
            logger.LogWarning(
                "{Lost} of {All} protected people of brand {BrandId} were hashed with another key and are not found in posts: restore the data directory's keys, or list them anew",
                rows.Count - readable.Count,
                rows.Count,
                brand.Id
            );
        }
        return new ProtectedList(
            brandKey,
            brand.PhoneRegion,
            [.. readable.Select(r => (Vocabulary.Parse<ProtectedKind>(r.Kind), r.Hash, r.Hint))]
        );
    }
}
