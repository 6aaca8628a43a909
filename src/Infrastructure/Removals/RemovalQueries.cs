using Dapper;
using Entente.Domain.Removals;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Removals;

/// <summary>A request whole, with what was answered and contested.</summary>
internal static class RemovalQueries
{
    public static async Task<RemovalState?> StateAsync(DatabaseSession session, Guid brandId, Guid id, CancellationToken ct)
    {
        await using var rows = await session.Connection.QueryMultipleAsync(
            new CommandDefinition(
                $"""
                {RemovalRow.Select}
                where r.brand_id = @brandId and r.id = @id;

                select number, instance, decision, statement::text, answered_at, recorder_id, recorder, recorded_at
                from removal_answers
                where brand_id = @brandId and request_id = @id
                order by number;

                select number, instance, body, reason, lodged_at, lodger_id, lodger
                from removal_appeals
                where brand_id = @brandId and request_id = @id
                order by number
                """,
                new { brandId, id },
                session.Transaction,
                cancellationToken: ct
            )
        );
        var row = await rows.ReadSingleOrDefaultAsync<RemovalRow>();
        var answers = await rows.ReadAsync<AnswerRow>();
        var appeals = await rows.ReadAsync<AppealRow>();
        return row?.ToState([.. answers.Select(a => a.ToAnswer())], [.. appeals.Select(a => a.ToAppeal())]);
    }
}
