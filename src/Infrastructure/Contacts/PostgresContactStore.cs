using Entente.Application.Contacts;
using Entente.Domain;
using Entente.Domain.Contacts;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Contacts;

internal sealed class PostgresContactStore(EntenteDatabase database) : IContactStore, IContactReads
{
    private const string Table = "published_contacts";

    private const string Select = $"""
        select id, brand_id, kind, value, plain_form, label, created_by, created_at
        from {Table}
        """;

    private sealed record ContactRow(
        Guid Id,
        Guid BrandId,
        string Kind,
        string Value,
        string PlainForm,
        string? Label,
        string CreatedBy,
        DateTime CreatedAt
    )
    {
        public PublishedContact ToContact() =>
            new(Id, BrandId, Vocabulary.Parse<ContactKind>(Kind), Value, PlainForm, Label, CreatedBy, CreatedAt);
    }

    // Of the same contact twice in one call the first is added and the second is known.
    private const string Add = """
        with given as (
            select *
            from unnest(@ids, @kinds, @values, @plain_forms, @labels, @hashes)
                with ordinality as g (id, kind, value, plain_form, label, hash, ord)
        ),
        judged as (
            select
                g.*,
                exists (
                    select from protected_people p where p.brand_id = @brand_id and p.kind = g.kind and p.hash = g.hash
                ) as on_other_list,
                k.id as known_id
            from given g
            left join published_contacts k on k.brand_id = @brand_id and k.kind = g.kind and k.plain_form = g.plain_form
        ),
        fresh as (
            select distinct on (kind, plain_form) *
            from judged
            where not on_other_list and known_id is null
            order by kind, plain_form, ord
        ),
        added as (
            insert into published_contacts (brand_id, id, kind, value, plain_form, label, created_by, created_at)
            select @brand_id, id, kind, value, plain_form, label, @created_by, @created_at
            from fresh
            order by ord
            limit greatest(0, @most - (select count(*) from published_contacts where brand_id = @brand_id))
            returning id, kind, plain_form
        )
        select j.on_other_list, case when a.id = j.id then a.id end as added_id, coalesce(j.known_id, a.id) as known_id
        from judged j
        left join added a on a.kind = j.kind and a.plain_form = j.plain_form
        order by j.ord
        """;

    public Task<IReadOnlyList<Listed>> AddAsync(
        Guid brandId,
        IReadOnlyList<(PublishedContact Contact, byte[]? ProtectedHash)> contacts,
        int most,
        CancellationToken ct
    )
    {
        var given = contacts.Select(c => c.Contact).ToList();
        var parameters = new
        {
            brand_id = brandId,
            most,
            ids = given.Select(c => c.Id).ToArray(),
            kinds = given.Select(c => Vocabulary.Word(c.Kind)).ToArray(),
            values = given.Select(c => c.Value).ToArray(),
            plain_forms = given.Select(c => c.PlainForm).ToArray(),
            labels = given.Select(c => c.Label).ToArray(),
            hashes = contacts.Select(c => c.ProtectedHash ?? []).ToArray(),
            created_by = given[0].CreatedBy,
            created_at = given[0].CreatedAt.UtcDateTime,
        };
        return ContactSql.AddAsync(database, brandId, Add, parameters, ct);
    }

    public Task<bool> TryRemoveAsync(Guid brandId, Guid id, CancellationToken ct) =>
        ContactSql.TryRemoveAsync(database, Table, brandId, id, ct);

    public Task<int> CountAsync(Guid brandId, CancellationToken ct) => ContactSql.CountAsync(database, Table, brandId, ct);

    public async Task<PublishedContact?> FindAsync(Guid brandId, Guid id, CancellationToken ct) =>
        (await ContactSql.FindAsync<ContactRow>(database, Select, brandId, id, ct))?.ToContact();

    public async Task<IReadOnlyList<PublishedContact>> PageAsync(Guid brandId, Guid? after, int limit, CancellationToken ct) =>
        [.. (await ContactSql.PageAsync<ContactRow>(database, Select, brandId, after, limit, ct)).Select(r => r.ToContact())];
}
