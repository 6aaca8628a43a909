using Entente.Application.Contacts;
using Entente.Domain;
using Entente.Domain.Contacts;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Contacts;

internal sealed class PostgresProtectedPersonStore(EntenteDatabase database) : IProtectedPersonStore, IProtectedPersonReads
{
    private const string Table = "protected_people";

    private const string Select = $"""
        select id, brand_id, kind, label, hint, created_by, created_at
        from {Table}
        """;

    private sealed record PersonRow(Guid Id, Guid BrandId, string Kind, string? Label, string Hint, string CreatedBy, DateTime CreatedAt)
    {
        public ProtectedPerson ToPerson() => new(Id, BrandId, Vocabulary.Parse<ProtectedKind>(Kind), Label, Hint, CreatedBy, CreatedAt);
    }

    private const string Add = """
        with given as (
            select *
            from unnest(@ids, @kinds, @hashes, @key_ids, @hints, @labels, @plain_forms)
                with ordinality as g (id, kind, hash, key_id, hint, label, plain_form, ord)
        ),
        judged as (
            select
                g.*,
                exists (
                    select from published_contacts c where c.brand_id = @brand_id and c.kind = g.kind and c.plain_form = g.plain_form
                ) as on_other_list,
                k.id as known_id
            from given g
            left join protected_people k on k.brand_id = @brand_id and k.kind = g.kind and k.hash = g.hash
        ),
        fresh as (
            select distinct on (kind, hash) *
            from judged
            where not on_other_list and known_id is null
            order by kind, hash, ord
        ),
        added as (
            insert into protected_people (brand_id, id, kind, hash, key_id, hint, label, created_by, created_at)
            select @brand_id, id, kind, hash, key_id, hint, label, @created_by, @created_at
            from fresh
            order by ord
            limit greatest(0, @most - (select count(*) from protected_people where brand_id = @brand_id))
            returning id, kind, hash
        )
        select j.on_other_list, case when a.id = j.id then a.id end as added_id, coalesce(j.known_id, a.id) as known_id
        from judged j
        left join added a on a.kind = j.kind and a.hash = j.hash
        order by j.ord
        """;

    public Task<IReadOnlyList<Listed>> AddAsync(Guid brandId, IReadOnlyList<PersonToProtect> people, int most, CancellationToken ct)
    {
        var parameters = new
        {
            brand_id = brandId,
            most,
            ids = people.Select(p => p.Person.Id).ToArray(),
            kinds = people.Select(p => Vocabulary.Word(p.Person.Kind)).ToArray(),
            hashes = people.Select(p => p.Hash).ToArray(),
            key_ids = people.Select(p => p.KeyId).ToArray(),
            hints = people.Select(p => p.Person.Hint).ToArray(),
            labels = people.Select(p => p.Person.Label).ToArray(),
            plain_forms = people.Select(p => p.PlainForm).ToArray(),
            created_by = people[0].Person.CreatedBy,
            created_at = people[0].Person.CreatedAt.UtcDateTime,
        };
        return ContactSql.AddAsync(database, brandId, Add, parameters, ct);
    }

    public Task<bool> TryRemoveAsync(Guid brandId, Guid id, CancellationToken ct) =>
        ContactSql.TryRemoveAsync(database, Table, brandId, id, ct);

    public Task<int> CountAsync(Guid brandId, CancellationToken ct) => ContactSql.CountAsync(database, Table, brandId, ct);

    public async Task<ProtectedPerson?> FindAsync(Guid brandId, Guid id, CancellationToken ct) =>
        (await ContactSql.FindAsync<PersonRow>(database, Select, brandId, id, ct))?.ToPerson();

    public async Task<IReadOnlyList<ProtectedPerson>> PageAsync(Guid brandId, Guid? after, int limit, CancellationToken ct) =>
        [.. (await ContactSql.PageAsync<PersonRow>(database, Select, brandId, after, limit, ct)).Select(r => r.ToPerson())];
}
