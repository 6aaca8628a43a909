using Dapper;
using Entente.Application.Cases;
using Entente.Domain.Access;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Cases;

/// <summary>People are the keys they sign in with.</summary>
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
                from api_keys
                where revoked_at is null
                    and expires_at > @at
                    and (is_owner or @scope = any (scopes))
                    and (is_owner or brand_ids is null or @brandId = any (brand_ids))
                order by lower(name), id
                """,
                new
                {
                    brandId,
                    at = at.UtcDateTime,
                    scope = Scopes.CasesWrite,
                },
                session.Transaction,
                cancellationToken: ct
            )
        );
        return [.. rows.Select(r => new Actor(r.Id.ToString(), r.Name))];
    }
}
