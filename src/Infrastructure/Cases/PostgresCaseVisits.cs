using Dapper;
using Entente.Application.Cases;
using Entente.Domain.Access;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Cases;

internal sealed class PostgresCaseVisits(EntenteDatabase database) : ICaseVisits
{
    public async Task<IReadOnlyList<CaseVisitor>> MeetAsync(
        Guid brandId,
        Guid caseId,
        Actor actor,
        bool isWriting,
        DateTimeOffset now,
        DateTimeOffset seenSince,
        CancellationToken ct
    )
    {
        await using var session = await database.OpenAsync(brandId, ct);
        var others = await session.Connection.QueryAsync<CaseVisitor>(
            new CommandDefinition(
                """
                insert into case_presences (brand_id, case_id, actor_id, actor, is_writing, seen_at)
                select c.brand_id, c.id, @actorId, @actor, @isWriting, @now
                from cases c
                where c.brand_id = @brandId and c.id = @caseId
                on conflict (brand_id, case_id, actor_id) do update
                set actor = excluded.actor, is_writing = excluded.is_writing, seen_at = excluded.seen_at;

                delete from case_presences
                where brand_id = @brandId and case_id = @caseId and seen_at < @seenSince;

                select actor as name, is_writing
                from case_presences
                where brand_id = @brandId and case_id = @caseId and actor_id <> @actorId
                order by actor;
                """,
                new
                {
                    brandId,
                    caseId,
                    actorId = actor.Id,
                    actor = actor.Name,
                    isWriting,
                    now = now.UtcDateTime,
                    seenSince = seenSince.UtcDateTime,
                },
                session.Transaction,
                cancellationToken: ct
            )
        );
        await session.CommitAsync(ct);
        return others.AsList();
    }
}
