-- What a batch of posts means for the clocks of the cases it continued; those of the cases it opened run already. @policy_version and the
-- arrays beside it tell when the clocks of each policy run out that start now.
with timetables as (
    select *
    from unnest(@policy_version, @next_reply_due_at, @principle_due_at) as t (policy_version, next_reply_due_at, principle_due_at)
),
-- Read out first: under row-level security a value dug out of jsonb is no way into an index. Looked up one by one: see RecordMentions.sql.
events as materialized (
    select e.case_id, e.kind, (e.details ->> 'mention_id')::uuid as mention_id
    from unnest(@event_id) as new (id)
    cross join lateral (
        select case_id, kind, details
        from case_events
        where brand_id = @brand and id = new.id and kind <> 'opened'
        limit 1
    ) e
),
happened as (
    select
        e.case_id,
        bool_or(e.kind = 'mention_attached') as spoken,
        bool_or(m.breaks_principle and e.kind <> 'mention_deleted') as broken
    from events e
    left join lateral (
        select breaks_principle and hidden_at is null as breaks_principle
        from mentions
        where brand_id = @brand and id = e.mention_id
        limit 1
    ) m on true
    group by e.case_id
),
touched as (
    select
        h.case_id, c.cycle, c.has_verdict, t.next_reply_due_at, t.principle_due_at,
        coalesce(h.broken, false) and (not c.breaks_principle or c.hidden) as found_broken,
        -- The author spoke after the desk's last word, and nobody has answered since.
        h.spoken and y.last_reply_at is not null and coalesce(y.platform_at <= y.last_reply_at, true) as spoken,
        first.number as first_number,
        coalesce((select max(k.number) from case_clocks k where k.brand_id = @brand and k.case_id = c.id and k.cycle = c.cycle), 0) as last
    from happened h
    cross join lateral (
        select id, cycle, has_verdict, breaks_principle, hidden, policy_version
        from cases
        where brand_id = @brand and id = h.case_id and step <> 'closed'
        limit 1
    ) c
    cross join lateral (
        select last_reply_at, platform_at
        from case_cycles
        where brand_id = @brand and case_id = c.id and cycle = c.cycle
        limit 1
    ) y
    join timetables t on t.policy_version = c.policy_version
    left join lateral (
        select number
        from case_clocks
        where brand_id = @brand and case_id = c.id and kind = 'first_reply' and stopped_at is null
        limit 1
    ) first on true
),
-- A principle's clock takes the place of the first reply's, or starts where that one has stopped.
taken_over as (
    update case_clocks k
    set kind = 'principle', due_at = least(k.due_at, t.principle_due_at)
    from touched t
    where k.brand_id = @brand and k.case_id = t.case_id and k.cycle = t.cycle and k.number = t.first_number and t.found_broken
),
starting as (
    select case_id, cycle, last + 1 as number, 'principle' as kind, principle_due_at as due_at
    from touched
    where found_broken and first_number is null
    union all
    select case_id, cycle, last + 2, 'next_reply', next_reply_due_at
    from touched
    where spoken
),
started as (
    insert into case_clocks (brand_id, case_id, cycle, number, kind, started_at, due_at)
    select @brand, case_id, cycle, number, kind, @now, due_at
    from starting
    on conflict do nothing
),
-- What is hidden of the case is no longer all that harms.
exposed_again as (
    update case_cycles y
    set hidden_at = null
    from touched t
    where y.brand_id = @brand and y.case_id = t.case_id and y.cycle = t.cycle and t.found_broken and y.hidden_at is not null
),
due as (
    select case_id, min(due_at) as due_at
    from (
        select case_id, due_at
        from starting
        union all
        select case_id, principle_due_at
        from touched
        where found_broken
    ) d
    group by case_id
)
update cases c
set due_at = least(c.due_at, d.due_at),
    breaks_principle = c.breaks_principle or t.found_broken,
    hidden = c.hidden and not t.found_broken,
    -- A person's word on other posts of the case stands until a person judges this one.
    standing = case when t.found_broken and not t.has_verdict then 'unacceptable' else c.standing end,
    waiting = case when t.spoken and c.waiting = 'author' then 'nobody' else c.waiting end
from touched t
left join due d on d.case_id = t.case_id
where c.brand_id = @brand and c.id = t.case_id and (t.found_broken or t.spoken)
