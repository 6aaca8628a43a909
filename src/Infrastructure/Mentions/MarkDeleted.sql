-- Deletions of a batch; one that arrives before its post is remembered for it.
with gone as (
    select * from unnest(@ord, @network, @external_id, @deleted_at, @event_id) as g (ord, network, external_id, deleted_at, event_id)
),
remembered as (
    insert into mention_deletions (brand_id, network, external_id, deleted_at)
    select @brand, network, external_id, deleted_at
    from gone
    order by network, external_id
    on conflict do nothing
),
marked as (
    update mentions m
    set deleted_at = g.deleted_at
    from gone g
    where m.brand_id = @brand and m.network = g.network and m.external_id = g.external_id and m.deleted_at is null
    returning m.id, g.event_id, g.deleted_at
),
cases_touched as (
    update cases c
    set version = c.version + 1, updated_at = @now
    from (
        select distinct cm.case_id
        from marked d
        join case_mentions cm on cm.brand_id = @brand and cm.mention_id = d.id
    ) t
    where c.brand_id = @brand and c.id = t.case_id
    returning c.id, c.cycle, c.version
),
events_kept as (
    insert into case_events (brand_id, id, case_id, cycle, kind, actor, happened_at, details, case_version)
    select
        @brand, d.event_id, c.id, c.cycle, 'mention_deleted', 'author', d.deleted_at, jsonb_build_object('mention_id', d.id), c.version
    from marked d
    join case_mentions cm on cm.brand_id = @brand and cm.mention_id = d.id
    join cases_touched c on c.id = cm.case_id
)
select g.ord, m.id
from gone g
left join mentions m on m.brand_id = @brand and m.network = g.network and m.external_id = g.external_id
