using Dapper;
using Entente.Application.Metrics;
using Entente.Domain;
using Entente.Domain.Brands;
using Entente.Domain.Cases;
using Entente.Domain.Mentions;
using Entente.Domain.Metrics;
using Entente.Domain.Triage;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Metrics;

internal sealed class PostgresWeekCaseReads(EntenteDatabase database, TimeProvider clock) : IWeekCaseReads
{
    private const int MostToDecide = 50;

    private sealed record StepRow(string Step, string? Category, long Cases);

    private sealed record OutcomeRow(string Outcome, long Cases);

    private sealed record CountsRow(long Legal, long Principle, long Exposed);

    private sealed record DecidedRow(Guid Id, string? Category, string Network, DateTime At, string What, long InAll);

    private sealed record DecideRow(
        Guid Id,
        string? Category,
        string Standing,
        string Step,
        string Network,
        DateTime OpenedAt,
        string Why,
        long InAll
    );

    public async Task<WeekCases> ReadAsync(Brand brand, IsoWeek from, IsoWeek to, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(brand.Id, ct);
        var parameters = new
        {
            brand_id = brand.Id,
            time_zone = brand.TimeZone,
            first = from.Monday,
            last = to.Monday,
            now = clock.GetUtcNow().UtcDateTime,
            most = MostToDecide,
            begins = from.StartIn(brand.Zone).UtcDateTime,
            ends = to.EndIn(brand.Zone).UtcDateTime,
            gravest = CaseDecided.Gravest.ToArray(),
        };
        await using var answers = await session.Connection.QueryMultipleAsync(
            new CommandDefinition(
                OpenedInWeek + ClosedInWeek + CountedInWeek + DecidedInWeek + ToDecide,
                parameters,
                session.Transaction,
                cancellationToken: ct
            )
        );
        var steps = await answers.ReadAsync<StepRow>();
        var outcomes = await answers.ReadAsync<OutcomeRow>();
        var counted = await answers.ReadSingleAsync<CountsRow>();
        var decided = (await answers.ReadAsync<DecidedRow>()).AsList();
        var decide = (await answers.ReadAsync<DecideRow>()).AsList();
        return new WeekCases(
            [.. steps.Select(s => new CasesByStepAndCategory(Vocabulary.Parse<Step>(s.Step), CategoryOf(s.Category), s.Cases))],
            outcomes.ToDictionary(o => Vocabulary.Parse<Outcome>(o.Outcome), o => o.Cases),
            [.. decide.Select(ToCase)],
            decide.Count == 0 ? 0 : decide[0].InAll,
            counted.Legal,
            counted.Principle,
            counted.Exposed,
            [.. decided.Select(d => ToDecided(d))],
            decided.Count == 0 ? 0 : decided[0].InAll
        );
    }

    private const string OpenedInWeek = """
        select case when y.closed_at is null then c.step else 'closed' end as step, c.category, count(*) as cases
        from case_cycles y
        join cases c on c.brand_id = y.brand_id and c.id = y.case_id
        where y.brand_id = @brand_id
            and y.opened_at >= (@first - 1)::timestamp at time zone 'UTC'
            and y.opened_at < (@last + 8)::timestamp at time zone 'UTC'
            and date_trunc('week', y.opened_at at time zone @time_zone)::date between @first and @last
        group by 1, 2
        order by 1, 2;

        """;

    private const string ClosedInWeek = """
        select y.outcome, count(*) as cases
        from case_cycles y
        where y.brand_id = @brand_id
            and y.closed_at >= (@first - 1)::timestamp at time zone 'UTC'
            and y.closed_at < (@last + 8)::timestamp at time zone 'UTC'
            and date_trunc('week', y.closed_at at time zone @time_zone)::date between @first and @last
        group by y.outcome;

        """;

    private const string CountedInWeek = """
        select
            (
                select count(*)
                from case_cycles y
                where y.brand_id = @brand_id
                    and y.legal_at >= (@first - 1)::timestamp at time zone 'UTC'
                    and y.legal_at < (@last + 8)::timestamp at time zone 'UTC'
                    and date_trunc('week', y.legal_at at time zone @time_zone)::date between @first and @last
            ) as legal,
            (
                select count(*)
                from case_cycles y
                join cases c on c.brand_id = y.brand_id and c.id = y.case_id
                where y.brand_id = @brand_id and c.breaks_principle
                    and y.opened_at >= (@first - 1)::timestamp at time zone 'UTC'
                    and y.opened_at < (@last + 8)::timestamp at time zone 'UTC'
                    and date_trunc('week', y.opened_at at time zone @time_zone)::date between @first and @last
            ) as principle,
            (
                select count(*)
                from mentions m
                where m.brand_id = @brand_id and m.breaks_principle and not m.is_own
                    and m.posted_at >= @begins and m.posted_at < @ends
                    and m.deleted_at is null and m.hidden_at is null
                    and not exists (
                        select
                        from removal_requests r
                        join removal_answers a on a.brand_id = r.brand_id and a.request_id = r.id
                        where r.brand_id = @brand_id and r.mention_id = m.id and a.decision in ('removed', 'restricted')
                    )
            ) as exposed;

        """;

    // What was decided beyond dialogue, by whom does not matter here; the gravest first.
    private const string DecidedInWeek = """
        select c.id, c.category, c.network, d.at, d.what, count(*) over () as in_all
        from (
            select case_id, happened_at as at,
                case kind
                    when 'platform_decided' then 'platform_' || (details ->> 'decision')
                    when 'referred_to_legal' then 'legal_approved'
                    else kind
                end as what
            from case_events
            where brand_id = @brand_id and happened_at >= @begins and happened_at < @ends
                and kind in ('referred_to_platform', 'platform_decided', 'decision_contested', 'request_withdrawn', 'returned_to_dialogue',
                    'referred_to_legal')
            union all
            select case_id, decided_at, 'legal_declined'
            from legal_referrals
            where brand_id = @brand_id and status = 'declined' and decided_at >= @begins and decided_at < @ends
            union all
            select case_id, closed_at, outcome
            from case_cycles
            where brand_id = @brand_id and closed_at >= @begins and closed_at < @ends and outcome in ('tolerated', 'misjudged')
        ) d
        join cases c on c.brand_id = @brand_id and c.id = d.case_id
        order by array_position(@gravest, d.what), d.at, c.id
        limit @most;

        """;

    // What only a person can move on; first what still exposes somebody, then the gravest. Ranked on narrow rows, joined with the few cycles
    // that say more than their case: a brand may have tens of thousands of open cases, and shows fifty.
    private const string ToDecide = """
        with ranked as materialized (
            select c.id, c.opened_at,
                case
                    when c.step = 'legal' then 2
                    when c.step = 'platform' and y.platform_decision = 'refused' then 3
                    when c.step = 'new' and c.breaks_principle and not c.hidden then 1
                    when c.standing in ('contestable', 'unacceptable') and not c.has_verdict then 5
                    when c.step = 'dialogue' and y.author_refused and c.standing = 'contestable' then 4
                    when c.step = 'new' and y.lead_at is not null then 6
                    when c.step = 'new' and c.due_at < @now and c.standing <> 'welcome' then 7
                end as rank
            from cases c
            left join (
                select case_id, cycle, platform_decision, author_refused, lead_at
                from case_cycles
                where brand_id = @brand_id and closed_at is null
                    and (platform_decision = 'refused' or author_refused or lead_at is not null)
            ) y on y.case_id = c.id and y.cycle = c.cycle
            where c.brand_id = @brand_id and c.step <> 'closed'
        ),
        first as (
            select *
            from ranked
            where rank is not null
            order by rank, opened_at
            limit @most
        )
        select
            c.id, c.category, c.standing, c.step, c.network, f.opened_at,
            (array['principle_unanswered', 'legal_open', 'platform_refused', 'author_refused', 'verdict_missing', 'lead_asked',
                   'reply_overdue'])[f.rank] as why,
            (select count(*) from ranked where rank is not null) as in_all
        from first f
        join cases c on c.brand_id = @brand_id and c.id = f.id
        order by f.rank, f.opened_at;
        """;

    private static Category? CategoryOf(string? word) => word is null ? null : Vocabulary.Parse<Category>(word);

    private static CaseDecided ToDecided(DecidedRow row) =>
        new(CaseState.ReferenceOf(row.Id), CategoryOf(row.Category), Vocabulary.Parse<Network>(row.Network), row.At, row.What);

    private static CaseToDecide ToCase(DecideRow row) =>
        new(
            row.Id,
            CaseState.ReferenceOf(row.Id),
            CategoryOf(row.Category),
            Vocabulary.Parse<Standing>(row.Standing),
            Vocabulary.Parse<Step>(row.Step),
            Vocabulary.Parse<Network>(row.Network),
            row.OpenedAt,
            row.Why
        );
}
