using Entente.Domain.Metrics;

namespace Entente.Infrastructure.Metrics;

/// <summary>
/// One statement a metric: <c>at</c> between @from and @to, <c>since</c>, <c>until</c>, <c>holds</c> and the labels a fact has. Columns that
/// say nothing of it are left out.
/// </summary>
internal static class FactQueries
{
    private const string CaseLabels = """
        c.network, c.channel_id::text as channel, coalesce(c.category, 'unclassified') as category, case when y.closed_at is null then c.step else 'closed' end as step
        """;

    private const string OpenedCycles = """
        from case_cycles y
        join cases c on c.brand_id = y.brand_id and c.id = y.case_id
        """;

    private const string OpenedBetween = "y.brand_id = @brand_id and y.opened_at >= @from and y.opened_at < @to";

    // A reopened case waits from its reopening: its post is older than the matter.
    private const string FromPosting = "case when y.cycle = 1 then least(m.posted_at, y.opened_at) else y.opened_at end";

    private const string FirstPost = "join mentions m on m.brand_id = c.brand_id and m.id = c.first_mention_id";

    // Who wrote what the case's history tells; of a reply written elsewhere, who recorded it.
    private const string Replier = """
        left join replies r on r.brand_id = e.brand_id and r.id = (e.details ->> 'reply_id')::uuid
        """;

    private const string FirstReplier = $"""
        left join lateral (
            select coalesce(r.author, e.actor) as author
            from case_events e
            {Replier}
            where e.brand_id = y.brand_id and e.case_id = y.case_id and e.cycle = y.cycle and e.kind = 'reply_recorded'
            order by e.happened_at, e.id
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
    /// The author spoke after a reply of ours, and was answered in the same cycle. Silence is no word, and of several words in a row the
    /// first starts the wait.
    /// </summary>
    private const string NextResponse = $"""
        with spoken as (
            select distinct case_id, cycle
            from case_events
            where brand_id = @brand_id and kind in ('author_answered', 'mention_attached') and happened_at >= @from and happened_at < @to
        ),
        turns as (
            select
                e.case_id, e.cycle, e.kind, e.happened_at,
                lag(e.kind) over w as before,
                min(e.happened_at) filter (where e.kind = 'reply_recorded') over (w rows between 1 following and unbounded following) as replied_at
            from case_events e
            join spoken s on s.case_id = e.case_id and s.cycle = e.cycle
            where e.brand_id = @brand_id and e.kind in ('author_answered', 'mention_attached', 'reply_recorded')
                and (e.kind <> 'author_answered' or e.details ->> 'answer' <> 'no_answer')
            window w as (partition by e.case_id, e.cycle order by e.happened_at, e.id)
        )
        select t.happened_at as at, t.happened_at as since, t.replied_at as until, {CaseLabels}, r.author as agent
        from turns t
        join case_cycles y on y.brand_id = @brand_id and y.case_id = t.case_id and y.cycle = t.cycle
        join cases c on c.brand_id = @brand_id and c.id = t.case_id
        left join lateral (
            select coalesce(r.author, e.actor) as author
            from case_events e
            {Replier}
            where e.brand_id = @brand_id and e.case_id = t.case_id and e.happened_at = t.replied_at and e.kind = 'reply_recorded'
            order by e.id
            limit 1
        ) r on true
        where t.kind <> 'reply_recorded' and t.before = 'reply_recorded' and t.happened_at >= @from and t.happened_at < @to
            and t.replied_at is not null
        """;

    // The clocks that the case itself shows; one that still runs is missed once its time is over.
    private const string SlaAttainment = $"""
        select
            k.started_at as at, k.started_at as since, k.stopped_at as until, coalesce(k.stopped_at <= k.due_at, false) as holds,
            {CaseLabels}, k.kind
        from case_clocks k
        join case_cycles y on y.brand_id = k.brand_id and y.case_id = k.case_id and y.cycle = k.cycle
        join cases c on c.brand_id = k.brand_id and c.id = k.case_id
        where k.brand_id = @brand_id and k.started_at >= @from and k.started_at < @to
            and (k.stopped_at is not null or k.due_at < @now)
        """;

    private static readonly string OldestWaiting = $"""
        select
            y.opened_at as at, y.opened_at as since, least(y.dialogue_at, y.platform_at, y.legal_at, y.closed_at) as until, c.network,
            c.channel_id::text as channel, coalesce(c.category, 'unclassified') as category
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
            r.recovered_at as at, r.recovered_at as since, r.network, r.channel_id::text as channel, r.category, r.outcome as kind,
            exists (
                select
                from mentions p
                where p.brand_id = @brand_id and p.author_id = r.author_id and p.sentiment = 'positive' and not p.is_own
                    and p.posted_at > r.recovered_at and p.posted_at <= r.recovered_at + interval '180 days'
            ) as holds
        from recovered_authors r
        where r.brand_id = @brand_id and r.recovered_at >= @from and r.recovered_at < @to
        """;

    private const string RequestLabels =
        "r.network, c.channel_id::text as channel, coalesce(c.category, 'unclassified') as category, r.ground";

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
            m.channel_id::text as channel, coalesce(m.category, 'unclassified') as category
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
            v.reviewed_at as at, v.reviewed_at as since, v.decision = 'approved' as holds, c.network,
            c.channel_id::text as channel, coalesce(c.category, 'unclassified') as category, v.author as agent, rule as kind
        from reply_reviews v
        join replies r on r.brand_id = v.brand_id and r.id = v.reply_id
        join cases c on c.brand_id = r.brand_id and c.id = r.case_id
        cross join unnest(v.blocks) as rule
        where v.brand_id = @brand_id and v.reviewed_at >= @from and v.reviewed_at < @to
        """;

    // The last verdict on a wording, whatever weeks are asked for, against the assessment that the person saw; never one of a later model.
    private const string TriageAgreement = """
        select
            v.given_at as at, v.given_at as since, v.category = a.category as holds, v.category as person, a.category as machine, m.network,
            m.channel_id::text as channel, v.category
        from verdicts v
        join mentions m on m.brand_id = @brand_id and m.id = v.mention_id
        cross join lateral (
            select category
            from assessments
            where brand_id = @brand_id and mention_id = v.mention_id and written_at = v.written_at and assessed_at <= v.given_at
            order by assessed_at desc
            limit 1
        ) a
        where v.brand_id = @brand_id and v.given_at >= @from and v.given_at < @to and a.category is not null
            and not exists (
                select
                from verdicts later
                where later.brand_id = v.brand_id and later.mention_id = v.mention_id and later.written_at = v.written_at
                    and (later.given_at, later.id) > (v.given_at, v.id)
            )
        """;

    private const string Surge = """
        select opened_at as at, opened_at as since, closed_at as until, network, channel_id::text as channel, scope as kind
        from surges
        where brand_id = @brand_id and opened_at >= @from and opened_at < @to
        """;

    private static readonly Dictionary<FactMetric, string> ByMetric = new()
    {
        [FactMetric.FirstResponse] = FirstResponse,
        [FactMetric.FirstResponseFromPosting] = FirstResponseFromPosting,
        [FactMetric.NextResponse] = NextResponse,
        [FactMetric.Resolution] = Resolution,
        [FactMetric.ResolutionFromPosting] = ResolutionFromPosting,
        [FactMetric.SlaAttainment] = SlaAttainment,
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
