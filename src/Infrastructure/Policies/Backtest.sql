-- A policy's rules over the mentions of some weeks, against what became of them: one row a count and one row an example.
with rules as (
    select *
    from unnest(@category, @standing, @opens_case, @from_confidence) as r (category, standing, opens_case, from_confidence)
),
-- What counts is the mention's own category: a person's verdict on its present wording where there is one, else the machine's.
judged as materialized (
    select
        m.id, m.author_id, m.posted_at, m.category, m.standing as before,
        case when m.breaks_principle then 'unacceptable' else coalesce(r.standing, 'permitted') end as after,
        v.by_person, a.category_confidence as confidence, cm.case_id,
        m.breaks_principle
            or coalesce(
                r.opens_case and (
                    v.by_person
                    or (
                        a.category_confidence >= r.from_confidence
                        -- Words so old when they came in open no case, unless they are unacceptable.
                        and (
                            r.standing = 'unacceptable'
                            or @no_case_after_days::integer is null
                            or m.received_at - m.written_at <= make_interval(days => @no_case_after_days::integer)
                        )
                    )
                ),
                false
            ) as opens
    from mentions m
    left join rules r on r.category = m.category
    left join lateral (
        select category_confidence
        from assessments
        where brand_id = m.brand_id and mention_id = m.id and written_at = m.written_at
        order by assessed_at desc
        limit 1
    ) a on true
    cross join lateral (
        select exists (
            select from verdicts where brand_id = m.brand_id and mention_id = m.id and written_at = m.written_at
        ) as by_person
    ) v
    left join case_mentions cm on cm.brand_id = m.brand_id and cm.mention_id = m.id
    where m.brand_id = @brand and m.posted_at >= @from and m.posted_at < @to and not m.is_own
),
-- As in intake: one author's posts without a long silence between them are one matter.
gaps as (
    select
        j.*,
        case when j.posted_at - lag(j.posted_at) over by_author <= @same_matter then 0 else 1 end as starts
    from judged j
    where j.author_id is not null
    window by_author as (partition by j.author_id order by j.posted_at, j.id)
),
in_matters as (
    select
        author_id as matter, sum(starts) over (partition by author_id order by posted_at, id) as turn,
        id, posted_at, opens, case_id
    from gaps
    union all
    select id, 0, id, posted_at, opens, case_id
    from judged
    where author_id is null
),
would_open as (
    select (array_agg(id order by posted_at, id) filter (where opens))[1] as mention_id
    from in_matters
    group by matter, turn
    having bool_or(opens) and not bool_or(case_id is not null)
),
opened as (
    select c.id as case_id, c.first_mention_id, bool_or(j.opens) as opens
    from judged j
    join cases c on c.brand_id = @brand and c.id = j.case_id
    group by c.id, c.first_mention_id
    having bool_or(j.id = c.first_mention_id)
),
differing as (
    select 'would_open' as kind, mention_id
    from would_open
    union all
    select 'would_not_open', first_mention_id
    from opened
    where not opens
    union all
    select 'standing', id
    from judged
    where before <> after
),
examples as (
    select d.kind, j.*, row_number() over (partition by d.kind order by j.posted_at desc, j.id desc) as place
    from differing d
    join judged j on j.id = d.mention_id
)
select
    'mentions' as kind, count(*) as n, null as category, null as before, null as after, null::uuid as mention_id, null::uuid as case_id,
    null::timestamptz as posted_at, null::double precision as confidence, null::boolean as by_person
from judged
union all
select 'cases_opened', count(*), null, null, null, null, null, null, null, null
from opened
union all
select 'would_open', count(*), null, null, null, null, null, null, null, null
from would_open
union all
select 'would_not_open', count(*) filter (where not opens), null, null, null, null, null, null, null, null
from opened
union all
select 'standing', count(*), category, before, after, null, null, null, null, null
from judged
group by category, before, after
union all
(
    select kind || '_example', 1, category, before, after, id, case_id, posted_at, confidence, by_person
    from examples
    where place <= @most_examples
    order by kind, place
)
