using Dapper;
using Entente.Application.Access;
using Entente.Domain;
using Entente.Domain.Access;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Access;

public sealed class PostgresAccessEventReads(EntenteDatabase database) : IAccessEventReads
{
    public async Task<IReadOnlyList<AccessEvent>> ListAsync(AccessEventQuery query, CancellationToken ct)
    {
        await using var session = await database.OpenInstanceAsync(ct);
        var rows = await session.Connection.QueryAsync<EventRow>(
            new CommandDefinition(
                """
                select e.id, e.happened_at, e.kind, e.actor, coalesce(au.name, ak.name) as actor_name,
                       coalesce(u.name, k.name) as about, b.name as brand, e.address
                from access_events e
                left join users u on u.id = e.user_id
                left join api_keys k on k.id = e.key_id
                left join users au on au.id::text = e.actor
                left join api_keys ak on ak.id::text = e.actor
                left join brands b on b.brand_id = e.brand_id
                where (
                        @brandId::uuid is null
                        or e.brand_id = @brandId
                        or exists (select from role_assignments r where r.brand_id = @brandId and r.user_id = e.user_id)
                    )
                  and (@kind::text is null or e.kind = @kind)
                  and (@name::text is null or position(lower(@name) in lower(concat_ws(' ', au.name, ak.name, u.name, k.name))) > 0)
                  and (@from::timestamptz is null or e.happened_at >= @from)
                  and (@to::timestamptz is null or e.happened_at < @to)
                  and (@before::uuid is null or (e.happened_at, e.id) < (select p.happened_at, p.id from access_events p where p.id = @before))
                order by e.happened_at desc, e.id desc
                limit @Limit
                """,
                new
                {
                    brandId = query.BrandId,
                    kind = query.Kind is { } kind ? Vocabulary.Word(kind) : null,
                    name = query.Name,
                    from = query.From?.ToUniversalTime(),
                    to = query.To?.ToUniversalTime(),
                    before = query.Before,
                    query.Limit,
                },
                session.Transaction,
                cancellationToken: ct
            )
        );
        return [.. rows.Select(row => row.ToEvent())];
    }

    private sealed record EventRow(
        Guid id,
        DateTime happened_at,
        string kind,
        string actor,
        string? actor_name,
        string? about,
        string? brand,
        string? address
    )
    {
        public AccessEvent ToEvent() =>
            new(id, new DateTimeOffset(happened_at), Vocabulary.Parse<AccessEventKind>(kind), actor, actor_name, about, brand, address);
    }
}
