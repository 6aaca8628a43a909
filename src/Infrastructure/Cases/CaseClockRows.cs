using Dapper;
using Entente.Domain;
using Entente.Domain.Cases;
using Entente.Domain.Policies;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Cases;

/// <summary>The clocks of a case's present cycle as their rows hold them.</summary>
internal static class CaseClockRows
{
    private sealed record Row(string Kind, DateTime StartedAt, DateTime DueAt, DateTime? StoppedAt);

    public static async Task<CaseClocks> OfPresentCycleAsync(DatabaseSession session, Guid brandId, Guid caseId, CancellationToken ct)
    {
        var rows = await session.Connection.QueryAsync<Row>(
            new CommandDefinition(
                """
                select k.kind, k.started_at, k.due_at, k.stopped_at
                from case_clocks k
                join cases c on c.brand_id = k.brand_id and c.id = k.case_id and c.cycle = k.cycle
                where k.brand_id = @brandId and k.case_id = @caseId
                order by k.number
                """,
                new { brandId, caseId },
                session.Transaction,
                cancellationToken: ct
            )
        );
        return new CaseClocks([.. rows.Select(r => new CaseClock(Vocabulary.Parse<ClockKind>(r.Kind), r.StartedAt, r.DueAt, r.StoppedAt))]);
    }

    /// <summary>Writes them as they now are; whoever calls holds the case.</summary>
    public static Task KeepAsync(DatabaseSession session, Guid brandId, CaseState state, CancellationToken ct)
    {
        var clocks = state.Clocks.All;
        return session.Connection.ExecuteAsync(
            new CommandDefinition(
                """
                delete from case_clocks
                where brand_id = @brandId and case_id = @caseId and cycle = @cycle;

                insert into case_clocks (brand_id, case_id, cycle, number, kind, started_at, due_at, stopped_at)
                select @brandId, @caseId, @cycle, k.number, k.kind, k.started_at, k.due_at, k.stopped_at
                from unnest(@kinds, @started, @due, @stopped) with ordinality as k (kind, started_at, due_at, stopped_at, number)
                """,
                new
                {
                    brandId,
                    caseId = state.Id,
                    cycle = state.Cycle,
                    kinds = clocks.Select(c => Vocabulary.Word(c.Kind)).ToArray(),
                    started = clocks.Select(c => c.StartedAt.UtcDateTime).ToArray(),
                    due = clocks.Select(c => c.DueAt.UtcDateTime).ToArray(),
                    stopped = clocks.Select(c => c.StoppedAt?.UtcDateTime).ToArray(),
                },
                session.Transaction,
                cancellationToken: ct
            )
        );
    }
}
