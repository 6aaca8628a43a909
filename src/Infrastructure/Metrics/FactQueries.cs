using Entente.Domain.Metrics;

namespace Entente.Infrastructure.Metrics;

/// <summary>
/// One statement a metric: <c>at</c> between @from and @to, <c>since</c>, <c>until</c>, <c>holds</c> and the labels a fact has. Columns that
/// say nothing of it are left out.
/// </summary>
internal static class FactQueries
{
    private const string CaseLabels = """
        c.network, coalesce(c.category, 'unclassified') as category, case when y.closed_at is null then c.step else 'closed' end as step
        """;

    private const string OpenedCycles = """
        from case_cycles y
        join cases c on c.brand_id = y.brand_id and c.id = y.case_id
        """;

    private const string OpenedBetween = "y.brand_id = @brand_id and y.opened_at >= @from and y.opened_at < @to";

    // Hiding what breaks a principle is acting on it; where all was hidden before the cycle began, nothing harmed in it.
    private const string Exposed = "(c.breaks_principle and y.hidden_at is distinct from y.opened_at)";

    // A reopened case waits from its reopening: its post is older than the matter.
    private const string FromPosting = "case when y.cycle = 1 then least(m.posted_at, y.opened_at) else y.opened_at end";

    private const string FirstPost = "join mentions m on m.brand_id = c.brand_id and m.id = c.first_mention_id";

    private const string FirstReplier = """
        left join lateral (
            select author
            from replies r
            where r.brand_id = y.brand_id and r.case_id = y.case_id and r.published_at >= y.opened_at
            order by r.published_at, r.id
            limit 1
        ) r on true
        """;

    private static readonly string FirstResponse = $"""
        select y.opened_at as at, y.opened_at as since, y.dialogue_at as until, {CaseLabels}, r.author as agent
        {OpenedCycles}
        {FirstReplier}
        where {OpenedBetween} and y.dialogue_at is not null
        """;

    private static readonly string FirstResponseFromPosting = $"""
        select y.opened_at as at, {FromPosting} as since, y.dialogue_at as until, {CaseLabels}, r.author as agent
        {OpenedCycles}
        {FirstPost}
        {FirstReplier}
        where {OpenedBetween} and y.dialogue_at is not null
        """;

    private static readonly string Resolution = $"""
        select y.opened_at as at, y.opened_at as since, y.closed_at as until, {CaseLabels}, y.outcome as kind
        {OpenedCycles}
        where {OpenedBetween} and y.closed_at is not null
        """;

    private static readonly string ResolutionFromPosting = $"""
        select y.opened_at as at, {FromPosting} as since, y.closed_at as until, {CaseLabels}, y.outcome as kind
        {OpenedCycles}
        {FirstPost}
        where {OpenedBetween} and y.closed_at is not null
        """;

    /// <summary>
    /// The author spoke after a reply of ours: what came next. Silence is no answer, and of several words in a row the first starts the wait.
    /// </summary>
    private const string Turns = """
        with spoken as (
            select distinct case_id
            from case_events
            where brand_id = @brand_id and kind in ('author_answered', 'mention_attached') and happened_at >= @from and happened_at < @to
        ),
        turns as (
            select
                e.case_id, e.kind, e.happened_at,
                lag(e.kind) over w as before,
                min(e.happened_at) filter (where e.kind = 'reply_recorded') over later as replied_at,
                min(e.happened_at) filter (where e.kind not in ('author_answered', 'mention_attached')) over later as moved_at
            from case_events e
            join spoken s on s.case_id = e.case_id
            where e.brand_id = @brand_id
                and e.kind in ('author_answered', 'mention_attached', 'reply_recorded', 'referred_to_platform', 'referred_to_legal', 'closed')
                and (e.kind <> 'author_answered' or e.details ->> 'answer' <> 'no_answer')
            window
                w as (partition by e.case_id order by e.happened_at, e.id),
                later as (w rows between 1 following and unbounded following)
        ),
        waits as (
            select case_id, happened_at, replied_at, moved_at
            from turns
            where kind in ('author_answered', 'mention_attached') and before = 'reply_recorded' and happened_at >= @from and happened_at < @to
        )

        """;

    private static readonly string NextResponse = $"""
        {Turns}
        select
            t.happened_at as at, t.happened_at as since, t.replied_at as until, c.network,
            coalesce(c.category, 'unclassified') as category, c.step, r.author as agent
        from waits t
        join cases c on c.brand_id = @brand_id and c.id = t.case_id
        left join lateral (
            select author
            from replies r
            where r.brand_id = @brand_id and r.case_id = t.case_id and r.published_at >= t.happened_at
            order by r.published_at, r.id
            limit 1
        ) r on true
        where t.replied_at is not null
        """;

    private static readonly string OldestWaiting = $"""
        select
            y.opened_at as at, y.opened_at as since, least(y.dialogue_at, y.platform_at, y.legal_at, y.closed_at) as until, c.network,
            coalesce(c.category, 'unclassified') as category
        {OpenedCycles}
        where y.brand_id = @brand_id and y.opened_at < @to
            and coalesce(least(y.dialogue_at, y.platform_at, y.legal_at, y.closed_at), 'infinity') >= @from
        """;

    private static readonly string SentimentShift = $"""
        select y.opened_at as at, y.opened_at as since, s.change, {CaseLabels}
        {OpenedCycles}
        cross join lateral (
            select
                (array_agg(p.score order by p.posted_at desc, p.id desc))[1] - (array_agg(p.score order by p.posted_at, p.id))[1] as change
            from (
                select m.posted_at, m.id, case m.sentiment when 'positive' then 1 when 'negative' then -1 else 0 end as score
                from case_mentions k
                join mentions m on m.brand_id = k.brand_id and m.id = k.mention_id
                where k.brand_id = c.brand_id and k.case_id = c.id and m.author_id = c.author_id and m.sentiment is not null
                    and not m.is_own
            ) p
            having count(*) > 1
        ) s
        where {OpenedBetween} and y.cycle = 1
        """;

    private const string AdvocateConversion = """
        select
            r.recovered_at as at, r.recovered_at as since, r.network, r.category, r.outcome as kind,
            exists (
                select
                from mentions p
                where p.brand_id = @brand_id and p.author_id = r.author_id and p.sentiment = 'positive' and not p.is_own
                    and p.posted_at > r.recovered_at and p.posted_at <= r.recovered_at + interval '180 days'
            ) as holds
        from recovered_authors r
        where r.brand_id = @brand_id and r.recovered_at >= @from and r.recovered_at < @to
        """;

    private const string RequestLabels = "r.network, coalesce(c.category, 'unclassified') as category, r.ground";

    private const string Requests = """
        from removal_requests r
        join cases c on c.brand_id = r.brand_id and c.id = r.case_id
        """;

    /// <summary>Requests with an answer, by their last one.</summary>
    private static string LastDecision(string holds) =>
        $"""
            select l.answered_at as at, l.answered_at as since, {holds} as holds, {RequestLabels}
            {Requests}
            cross join lateral (
                select max(a.answered_at) as answered_at
                from removal_answers a
                where a.brand_id = r.brand_id and a.request_id = r.id
            ) l
            where r.brand_id = @brand_id and r.decision is not null and l.answered_at >= @from and l.answered_at < @to
            """;

    private static readonly string RemovalTime = $"""
        select a.answered_at as at, r.submitted_at as since, a.answered_at as until, {RequestLabels}
        {Requests}
        join removal_answers a on a.brand_id = r.brand_id and a.request_id = r.id and a.number = 1
        where r.brand_id = @brand_id and a.answered_at >= @from and a.answered_at < @to
        """;

    private static readonly string AppealReversal = $"""
        select
            a.answered_at as at, a.answered_at as since, a.decision in ('removed', 'restricted') as holds, {RequestLabels},
            a.instance as kind
        {Requests}
        join removal_answers a on a.brand_id = r.brand_id and a.request_id = r.id
        where r.brand_id = @brand_id and a.instance <> 'notice' and a.answered_at >= @from and a.answered_at < @to
        """;

    private const string PrincipleExposure = """
        select
            m.posted_at as at, m.received_at as since, least(m.deleted_at, m.hidden_at, g.gone_at) as until, m.network,
            coalesce(m.category, 'unclassified') as category
        from mentions m
        left join lateral (
            select min(a.answered_at) as gone_at
            from removal_requests r
            join removal_answers a on a.brand_id = r.brand_id and a.request_id = r.id
            where r.brand_id = @brand_id and r.mention_id = m.id and a.decision in ('removed', 'restricted')
        ) g on true
        where m.brand_id = @brand_id and m.breaks_principle and not m.is_own and m.posted_at >= @from and m.posted_at < @to
            and coalesce(m.deleted_at, m.hidden_at, g.gone_at) is not null
        """;

    private const string OverrideRate = """
        select
            r.reviewed_at as at, r.reviewed_at as since, r.status in ('approved', 'published') as holds, c.network,
            coalesce(c.category, 'unclassified') as category, r.author as agent, rule as kind
        from replies r
        join cases c on c.brand_id = r.brand_id and c.id = r.case_id
        cross join unnest(r.blocks) as rule
        where r.brand_id = @brand_id and r.reviewed_at >= @from and r.reviewed_at < @to
        """;

    // The last verdict on a wording against the assessment that the person saw; never one of a later model.
    private const string TriageAgreement = """
        select
            v.given_at as at, v.given_at as since, v.category = a.category as holds, v.category as person, a.category as machine, m.network,
            v.category
        from (
            select distinct on (mention_id, written_at) mention_id, written_at, category, given_at
            from verdicts
            where brand_id = @brand_id and given_at >= @from and given_at < @to
            order by mention_id, written_at, given_at desc, id desc
        ) v
        join mentions m on m.brand_id = @brand_id and m.id = v.mention_id
        cross join lateral (
            select category
            from assessments
            where brand_id = @brand_id and mention_id = v.mention_id and written_at = v.written_at and assessed_at <= v.given_at
            order by assessed_at desc
            limit 1
        ) a
        where a.category is not null
        """;

    private const string Surge = """
        select opened_at as at, opened_at as since, closed_at as until, network, scope as kind
        from surges
        where brand_id = @brand_id and opened_at >= @from and opened_at < @to
        """;

    /// <summary>What a policy's clocks run for. A case that was closed without an answer waited for one until then.</summary>
    public static readonly string Milestones = $"""
        {Turns}
        select
            'first_reply' as milestone, c.policy_version, {Exposed} as breaks_principle, y.opened_at as at, y.opened_at as since,
            least(y.dialogue_at, y.platform_at, y.legal_at, y.closed_at, case when {Exposed} then y.hidden_at end) as until, {CaseLabels}
        {OpenedCycles}
        where {OpenedBetween}
        union all
        select
            'resolution', c.policy_version, c.breaks_principle, y.opened_at, y.opened_at, y.closed_at, {CaseLabels}
        {OpenedCycles}
        where {OpenedBetween}
        union all
        select
            'next_reply', c.policy_version, c.breaks_principle, t.happened_at, t.happened_at, t.moved_at, c.network,
            coalesce(c.category, 'unclassified'), c.step
        from waits t
        join cases c on c.brand_id = @brand_id and c.id = t.case_id
        """;

    private static readonly Dictionary<FactMetric, string> ByMetric = new()
    {
        [FactMetric.FirstResponse] = FirstResponse,
        [FactMetric.FirstResponseFromPosting] = FirstResponseFromPosting,
        [FactMetric.NextResponse] = NextResponse,
        [FactMetric.Resolution] = Resolution,
        [FactMetric.ResolutionFromPosting] = ResolutionFromPosting,
        [FactMetric.OldestWaiting] = OldestWaiting,
        [FactMetric.SentimentShift] = SentimentShift,
        [FactMetric.AdvocateConversion] = AdvocateConversion,
        [FactMetric.RemovalSuccess] = LastDecision("r.decision in ('removed', 'restricted')"),
        [FactMetric.RemovalTime] = RemovalTime,
        [FactMetric.AppealReversal] = AppealReversal,
        [FactMetric.Unfounded] = LastDecision("r.decision = 'refused'"),
        [FactMetric.PrincipleExposure] = PrincipleExposure,
        [FactMetric.OverrideRate] = OverrideRate,
        [FactMetric.TriageAgreement] = TriageAgreement,
        [FactMetric.Surge] = Surge,
    };

    public static string Of(FactMetric metric) => ByMetric[metric];
}
