using System.Text.Json;
using Dapper;
using Entente.Application.Cases;
using Entente.Domain;
using Entente.Domain.Cases;
using Entente.Infrastructure.Audit;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Cases;

internal sealed class PostgresCaseStore(EntenteDatabase database) : ICaseStore
{
    public async Task<Case?> FindAsync(Guid brandId, Guid caseId, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(brandId, ct);
        return await FindAsync(session, brandId, caseId, ct);
    }

    public static async Task<Case?> FindAsync(DatabaseSession session, Guid brandId, Guid caseId, CancellationToken ct)
    {
        var row = await session.Connection.QuerySingleOrDefaultAsync<CaseRow>(
            new CommandDefinition(
                """
                select
                    c.id, c.version, c.cycle, c.step, c.waiting, c.standing, c.category, c.breaks_principle, c.has_verdict, c.policy_version,
                    y.opened_at, y.dialogue_at, y.last_reply_at, y.author_refused, y.lead_at, y.platform_at, y.requested,
                    y.platform_decision, y.legal_at, y.closed_at, y.outcome, c.assignee_id, c.assignee, y.hidden_at
                from cases c
                join case_cycles y on y.brand_id = c.brand_id and y.case_id = c.id and y.cycle = c.cycle
                where c.brand_id = @brandId and c.id = @caseId
                """,
                new { brandId, caseId },
                session.Transaction,
                cancellationToken: ct
            )
        );
        if (row is null)
        {
            return null;
        }
        var clocks = await CaseClockRows.OfPresentCycleAsync(session, brandId, caseId, ct);
        return new Case(row.ToState(clocks, await PostInCaseRows.OfCaseAsync(session, brandId, caseId, ct)));
    }

    public async Task<bool> TrySaveAsync(Guid brandId, Case changed, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(brandId, ct);
        if (!await TrySaveAsync(session, brandId, changed, ct))
        {
            return false;
        }
        await session.CommitAsync(ct);
        changed.Saved();
        return true;
    }

    /// <summary>The same inside a transaction that holds more; the caller commits and then says <see cref="Case.Saved"/>.</summary>
    public static async Task<bool> TrySaveAsync(DatabaseSession session, Guid brandId, Case changed, CancellationToken ct)
    {
        var state = changed.State;
        var saved = await session.Connection.ExecuteAsync(
            new CommandDefinition(SaveCase, CaseParameters.Of(brandId, changed), session.Transaction, cancellationToken: ct)
        );
        if (saved == 0)
        {
            return false;
        }
        await CaseClockRows.KeepAsync(session, brandId, state, ct);
        await PostInCaseRows.KeepAsync(session, brandId, changed, ct);
        await KeepEventsAsync(session, brandId, state, state.Version + 1, changed.NewEvents, ct);
        return true;
    }

    public async Task NoteAsync(Guid brandId, CaseState about, CaseEvent noted, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(brandId, ct);
        await KeepEventsAsync(session, brandId, about, about.Version, [noted], ct);
        await session.CommitAsync(ct);
    }

    private static async Task KeepEventsAsync(
        DatabaseSession session,
        Guid brandId,
        CaseState state,
        int version,
        IReadOnlyList<CaseEvent> events,
        CancellationToken ct
    )
    {
        foreach (var happened in events)
        {
            await session.Connection.ExecuteAsync(
                new CommandDefinition(
                    """
                    insert into case_events (brand_id, id, case_id, cycle, kind, actor, happened_at, details, case_version)
                    values (@brandId, @id, @caseId, @cycle, @kind, @actor, @happenedAt, @details::jsonb, @version)
                    """,
                    new
                    {
                        brandId,
                        id = happened.Id,
                        caseId = state.Id,
                        cycle = state.Cycle,
                        kind = Vocabulary.Word(happened.Kind),
                        actor = happened.Actor,
                        happenedAt = happened.HappenedAt.UtcDateTime,
                        details = JsonSerializer.Serialize(happened.Details),
                        version,
                    },
                    session.Transaction,
                    cancellationToken: ct
                )
            );
        }
        await AuditSeals.SealAsync(session, brandId, [.. events.Select(e => e.Id)], ct);
    }

    /// <summary>One statement: nothing of it happens when the version has moved on. Earlier cycles are counted by the case's standing too.</summary>
    private const string SaveCase = """
        with saved as (
            update cases
            set version = version + 1, cycle = @cycle, step = @step, waiting = @waiting, standing = @standing, category = @category,
                breaks_principle = @breaks_principle, has_verdict = @has_verdict, opened_at = @opened_at, updated_at = @now,
                due_at = coalesce(@due_at, due_at), hidden = @hidden_at is not null,
                assignee_id = @assignee_id, assignee = @assignee
            where brand_id = @brand_id and id = @id and version = @version
            returning id, network
        ),
        cycle_saved as (
            insert into case_cycles (
                brand_id, case_id, cycle, network, opened_at, dialogue_at, last_reply_at, author_refused, lead_at, platform_at,
                requested, platform_decision, legal_at, closed_at, outcome, hidden_at
            )
            select
                @brand_id, id, @cycle, network, @opened_at, @dialogue_at, @last_reply_at, @author_refused, @lead_at, @platform_at,
                @requested, @platform_decision, @legal_at, @closed_at, @outcome, @hidden_at
            from saved
            on conflict (brand_id, case_id, cycle) do update
            set dialogue_at = excluded.dialogue_at, last_reply_at = excluded.last_reply_at,
                author_refused = excluded.author_refused, lead_at = excluded.lead_at, platform_at = excluded.platform_at,
                requested = excluded.requested, platform_decision = excluded.platform_decision, legal_at = excluded.legal_at,
                closed_at = excluded.closed_at, outcome = excluded.outcome, hidden_at = excluded.hidden_at
        )
        insert into dirty_weeks (brand_id, week)
        select @brand_id, date_trunc('week', touched.at at time zone b.time_zone)::date
        from saved
        cross join brands b
        cross join unnest(
            array[@opened_at, coalesce(@closed_at, @opened_at)]
            || array(
                select at
                from case_cycles
                cross join lateral (values (opened_at), (closed_at)) as moment (at)
                where brand_id = @brand_id and case_id = @id and cycle < @cycle
            )
        ) as touched (at)
        where b.brand_id = @brand_id
        """;
}
