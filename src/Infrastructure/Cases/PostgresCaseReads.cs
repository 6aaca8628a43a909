using System.Text.Json;
using Dapper;
using Entente.Application.Cases;
using Entente.Application.Policies;
using Entente.Domain;
using Entente.Domain.Cases;
using Entente.Infrastructure.Database;
using Entente.Infrastructure.Mentions;

namespace Entente.Infrastructure.Cases;

internal sealed class PostgresCaseReads(EntenteDatabase database, IPolicyReads policies, TimeProvider clock) : ICaseReads
{
    private sealed record EventRow(Guid Id, string Kind, string Actor, DateTime HappenedAt, string Details);

    private sealed record CycleRow(
        int Cycle,
        DateTime OpenedAt,
        DateTime? DialogueAt,
        DateTime? LeadAt,
        DateTime? PlatformAt,
        string? PlatformDecision,
        DateTime? LegalAt,
        DateTime? ClosedAt,
        string? Outcome
    );

    private const string Columns = $"""
        select
            c.id, c.version, c.step, c.waiting, c.standing, c.category, c.breaks_principle, c.breaks_principle and not c.hidden as is_exposed, c.has_verdict, c.network, c.channel_id, c.author_id,
            m.text, (select count(*) from case_mentions cm where cm.brand_id = c.brand_id and cm.case_id = c.id)::int as mentions,
            c.cycle, c.opened_at, case when c.step <> 'closed' then c.due_at end as due_at, c.due_at as first_due_at,
            (
                select k.kind
                from case_clocks k
                where k.brand_id = c.brand_id and k.case_id = c.id and k.stopped_at is null
                order by k.due_at, k.number
                limit 1
            ) as due_for,
            y.closed_at, y.outcome,
            c.assignee_id, c.assignee,
            o.kind as proposed_by, (o.details ->> 'mention_id')::uuid as proposed_mention_id, o.happened_at as proposed_at, c.updated_at,
            c.policy_version, {StoredSignals.PersonalData}
        from cases c
        join case_cycles y on y.brand_id = c.brand_id and y.case_id = c.id and y.cycle = c.cycle
        join mentions m on m.brand_id = c.brand_id and m.id = c.first_mention_id
        left join lateral (
            select e.kind, e.happened_at, e.details
            from case_events e
            where e.brand_id = c.brand_id and e.case_id = c.id and e.cycle = c.cycle and c.step <> 'closed'
                and e.kind in ('mention_edited', 'mention_deleted') and e.happened_at > coalesce(y.last_reply_at, y.opened_at)
            order by e.kind = 'mention_deleted' desc, e.happened_at desc
            limit 1
        ) o on true

        """;

    public async Task<IReadOnlyList<CaseListItem>> ListAsync(
        Guid brandId,
        CaseFilter filter,
        CaseOrder order,
        CaseCursor? after,
        int limit,
        CancellationToken ct
    )
    {
        var sql = new CaseListQuery(brandId, filter, order, after, limit);
        var rows = await database.QueryAsync<CaseListRow>(brandId, Columns + sql.Where, sql.Parameters, ct);
        return [.. rows.Select(r => r.ToItem())];
    }

    public async Task<CaseDetail?> FindAsync(Guid brandId, Guid caseId, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(brandId, ct);
        await using var answers = await session.Connection.QueryMultipleAsync(
            new CommandDefinition(
                Columns
                    + """
                    where c.brand_id = @brandId and c.id = @caseId;

                    select cycle, opened_at, dialogue_at, lead_at, platform_at, platform_decision, legal_at, closed_at, outcome
                    from case_cycles
                    where brand_id = @brandId and case_id = @caseId
                    order by cycle;

                    select cm.mention_id
                    from case_mentions cm
                    join mentions m on m.brand_id = cm.brand_id and m.id = cm.mention_id
                    where cm.brand_id = @brandId and cm.case_id = @caseId
                    order by m.posted_at, m.id;
                    """,
                new { brandId, caseId },
                session.Transaction,
                cancellationToken: ct
            )
        );
        if (await answers.ReadSingleOrDefaultAsync<CaseListRow>() is not { } row)
        {
            return null;
        }
        var cycles = await answers.ReadAsync<CycleRow>();
        var mentions = await answers.ReadAsync<Guid>();
        var clocks = await CaseClockRows.OfPresentCycleAsync(session, brandId, caseId, ct);
        var (item, now) = (row.ToItem(), clock.GetUtcNow());
        var policy = await policies.OfVersionAsync(brandId, row.PolicyVersion, ct);
        var found = (await PostgresCaseStore.FindAsync(session, brandId, caseId, ct))!;
        var refused = found.RefusedMoves(policy, now);
        return new CaseDetail(
            item,
            row.PolicyVersion,
            [.. clocks.All.Select(c => new CaseClockRead(c.Kind, c.StartedAt, c.DueAt, c.StoppedAt, c.StatusAt(now)))],
            [.. EscalationLadder.MovesFrom(item.Step).Except(refused.Select(r => r.Move))],
            [.. refused.Select(r => new RefusedMove(r.Move, r.Why.Code, r.Why.Facts.GetValueOrDefault("until") as DateTimeOffset?))],
            EscalationLadder.EndingsFrom(item.Step),
            [.. cycles.Select(ToCycle)],
            mentions.AsList(),
            [.. found.State.Posts.Where(p => p.Hidden is not null).Select(p => new HiddenPost(p.MentionId, p.Hidden!.At, p.Hidden.By))]
        );
    }

    public Task<IReadOnlyList<CaseEvent>> EventsAsync(Guid brandId, Guid caseId, CancellationToken ct) =>
        EventsAsync(brandId, caseId, afterVersion: null, ct);

    public Task<IReadOnlyList<CaseEvent>> ChangesSinceAsync(Guid brandId, Guid caseId, int version, CancellationToken ct) =>
        EventsAsync(brandId, caseId, version, ct);

    private async Task<IReadOnlyList<CaseEvent>> EventsAsync(Guid brandId, Guid caseId, int? afterVersion, CancellationToken ct)
    {
        var rows = await database.QueryAsync<EventRow>(
            brandId,
            $"""
            select id, kind, actor, happened_at, details::text
            from case_events
            where brand_id = @brandId and case_id = @caseId {(afterVersion is null ? "" : "and case_version > @afterVersion")}
            order by happened_at, id
            """,
            new
            {
                brandId,
                caseId,
                afterVersion,
            },
            ct
        );
        return
        [
            .. rows.Select(r => new CaseEvent(
                r.Id,
                Vocabulary.Parse<CaseEventKind>(r.Kind),
                r.Actor,
                r.HappenedAt,
                JsonSerializer.Deserialize<Dictionary<string, object?>>(r.Details)!
            )),
        ];
    }

    private static CaseCycle ToCycle(CycleRow row) =>
        new(
            row.Cycle,
            row.OpenedAt,
            row.DialogueAt,
            row.LeadAt,
            row.PlatformAt,
            row.PlatformDecision is null ? null : Vocabulary.Parse<PlatformDecision>(row.PlatformDecision),
            row.LegalAt,
            row.ClosedAt,
            row.Outcome is null ? null : Vocabulary.Parse<Outcome>(row.Outcome)
        );
}
