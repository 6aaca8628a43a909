using Dapper;
using Entente.Application.Cases;
using Entente.Domain;
using Entente.Domain.Access;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Cases;

/// <summary>People with an account and a role that works on cases, and the keys that may.</summary>
internal sealed class PostgresAssigneeReads(EntenteDatabase database) : IAssigneeReads
{
    private sealed record Row(Guid Id, string Name);

    public async Task<IReadOnlyList<Actor>> OfBrandAsync(Guid brandId, DateTimeOffset at, CancellationToken ct)
    {
        await using var session = await database.OpenInstanceAsync(ct);
        var rows = await session.Connection.QueryAsync<Row>(
            new CommandDefinition(
                """
                select id, name
                from (
                    select u.id, u.name
                    from users u
                    left join role_assignments r on r.brand_id = @brandId and r.user_id = u.id
                    where u.disabled_at is null
                        and (u.is_owner or r.roles && @roles)
                    union all
                    select k.id, k.name
                    from api_keys k
                    where k.revoked_at is null
                        and k.expires_at > @at
                        and (k.is_owner or @scope = any (k.scopes))
                        and (k.is_owner or k.brand_ids is null or @brandId = any (k.brand_ids))
                ) as people
                order by lower(name), id
                """,
                new
                {
                    brandId,
                    at = at.UtcDateTime,
                    scope = Scopes.CasesWrite,
                    roles = RoleMatrix.Holding(Scopes.CasesWrite).Select(Vocabulary.Word).ToArray(),
                },
                session.Transaction,
                cancellationToken: ct
            )
        );
        return [.. rows.Select(r => new Actor(r.Id.ToString(), r.Name))];
    }
}
