-- One batch of posts, none with the key of another: stores, dedupes, keeps edits, opens cases, marks weeks.
with incoming as materialized (
    select *
    from unnest(
        @ord, @mention_id, @case_id, @event_id, @author_id, @network, @external_id, @parent_external_id, @url, @text, @posted_at,
        @edited_at, @author_external_id, @author_handle, @author_name, @channel_id, @payload, @language, @sentiment, @sentiment_score, @category,
        @category_confidence, @signals, @reasons, @standing, @breaks_principle, @opens_case
    ) as i (
        ord, mention_id, case_id, event_id, author_id, network, external_id, parent_external_id, url, text, posted_at,
        edited_at, author_external_id, author_handle, author_name, channel_id, payload, language, sentiment, sentiment_score, category,
        category_confidence, signals, reasons, standing, breaks_principle, opens_case
    )
),
authors_seen as (
    select distinct on (network, author_external_id) network, author_external_id, author_id, author_handle, author_name
    from incoming
    where author_external_id is not null
    order by network, author_external_id, ord desc
),
-- Looked up one by one, here and below: joined as a whole, a plan made while the tables were small would read all the brand has.
authors_known as materialized (
    select s.*, a.id as known_id, coalesce(s.author_handle, a.handle) as handle, coalesce(s.author_name, a.display_name) as display_name,
        (coalesce(s.author_handle, a.handle), coalesce(s.author_name, a.display_name)) is distinct from (a.handle, a.display_name) as renamed
    from authors_seen s
    left join lateral (
        select id, handle, display_name
        from authors
        where brand_id = @brand and network = s.network and external_id = s.author_external_id
        limit 1
    ) a on true
),
-- Rows are written in the order of their key, so that two batches never wait for each other in a ring.
authors_kept as (
    insert into authors (brand_id, id, network, external_id, handle, display_name, first_seen_at)
    select @brand, author_id, network, author_external_id, handle, display_name, @now
    from authors_known
    where known_id is null or renamed
    order by network, author_external_id
    on conflict (brand_id, network, external_id) do update
    set handle = coalesce(excluded.handle, authors.handle), display_name = coalesce(excluded.display_name, authors.display_name)
    returning id, network, external_id
),
author_ids as (
    select coalesce(k.known_id, a.id) as id, k.network, k.author_external_id as external_id
    from authors_known k
    left join authors_kept a on a.network = k.network and a.external_id = k.author_external_id
),
known as (
    select i.ord, m.*
    from incoming i
    cross join lateral (
        select id, author_id, is_own, channel_id, posted_at, deleted_at, written_at, text, language
        from mentions
        where brand_id = @brand and network = i.network and external_id = i.external_id
        limit 1
    ) m
),
inserted as (
    insert into mentions (
        brand_id, id, network, external_id, parent_external_id, author_id, channel_id, is_own, url, text, language, posted_at, written_at,
        received_at, deleted_at, payload, sentiment, category, standing, breaks_principle
    )
    select
        @brand, i.mention_id, i.network, i.external_id, i.parent_external_id, a.id, i.channel_id,
        exists (
            select
            from channels c
            where c.brand_id = @brand and c.network = i.network and c.external_id = i.author_external_id and c.removed_at is null
        ),
        i.url, i.text, i.language, i.posted_at, coalesce(i.edited_at, i.posted_at),
        @now, d.deleted_at, i.payload, i.sentiment, i.category, i.standing, i.breaks_principle
    from incoming i
    left join author_ids a on a.network = i.network and a.external_id = i.author_external_id
    left join lateral (
        select deleted_at
        from mention_deletions
        where brand_id = @brand and network = i.network and external_id = i.external_id
        limit 1
    ) d on true
    where not exists (select from known k where k.ord = i.ord)
    order by i.network, i.external_id
    on conflict (brand_id, network, external_id) do nothing
    returning id, author_id, is_own, posted_at, deleted_at
),
-- A wording of a known post: the same again, an earlier one that comes late, or an edit. An edit that names no time happened by now.
wordings as (
    select
        i.ord, k.id, k.author_id, k.is_own, coalesce(k.channel_id, i.channel_id) as channel_id,
        k.channel_id is null and i.channel_id is not null as tells_channel, k.posted_at, k.deleted_at,
        k.written_at as replaced_at, k.text as replaced_text, k.language as replaced_language,
        case
            when i.text = k.text or r.text = i.text then 'duplicate'
            when coalesce(i.edited_at, k.posted_at) < k.written_at and r.text is null then 'earlier_wording'
            else 'edited'
        end as result,
        case
            when coalesce(i.edited_at, k.posted_at) > k.written_at then i.edited_at
            when coalesce(i.edited_at, k.posted_at) < k.written_at and r.text is null then coalesce(i.edited_at, k.posted_at)
            else greatest(@now, k.written_at + interval '1 microsecond')
        end as written_at
    from incoming i
    join known k on k.ord = i.ord
    left join mention_revisions r
        on r.brand_id = @brand and r.mention_id = k.id and r.written_at = coalesce(i.edited_at, k.posted_at)
),
edited as (
    update mentions m
    set text = i.text, language = i.language, written_at = w.written_at, sentiment = i.sentiment, category = i.category,
        standing = i.standing, breaks_principle = i.breaks_principle, channel_id = w.channel_id
    from wordings w
    join incoming i on i.ord = w.ord
    where w.result = 'edited' and m.brand_id = @brand and m.id = w.id and m.written_at = w.replaced_at
    returning m.id
),
-- What a post did not say of its channel when it first came, it may say when it comes again.
channels_told as (
    update mentions m
    set channel_id = w.channel_id
    from wordings w
    where w.tells_channel and w.result <> 'edited' and m.brand_id = @brand and m.id = w.id and m.channel_id is null
    returning m.id
),
told as (
    select w.id, w.posted_at, w.channel_id
    from wordings w
    where w.tells_channel and (exists (select from edited e where e.id = w.id) or exists (select from channels_told t where t.id = w.id))
),
revisions_kept as (
    insert into mention_revisions (brand_id, mention_id, written_at, text, language, recorded_at)
    select @brand, w.id, w.replaced_at, w.replaced_text, w.replaced_language, @now
    from wordings w
    join edited e on e.id = w.id
    union all
    select @brand, w.id, w.written_at, i.text, i.language, @now
    from wordings w
    join incoming i on i.ord = w.ord
    where w.result = 'earlier_wording'
    on conflict do nothing
),
assessments_kept as (
    insert into assessments (
        brand_id, mention_id, written_at, model_version, language, sentiment, sentiment_score, category, category_confidence,
        signals, reasons, assessed_at
    )
    select
        @brand, coalesce(w.id, n.id), coalesce(w.written_at, i.edited_at, i.posted_at), @model_version, i.language, i.sentiment,
        i.sentiment_score, i.category, i.category_confidence, i.signals::jsonb, i.reasons::jsonb, @now
    from incoming i
    left join inserted n on n.id = i.mention_id
    left join wordings w on w.ord = i.ord and w.result <> 'duplicate'
    where n.id is not null or w.result = 'earlier_wording' or exists (select from edited e where e.id = w.id)
    on conflict do nothing
),
-- What can open or join a case: new posts of others, and edits of posts that have none yet.
arrived as (
    select n.id as mention_id, n.author_id, i.channel_id, n.posted_at, i.opens_case and n.deleted_at is null as opens, i.ord
    from inserted n
    join incoming i on i.mention_id = n.id
    where not n.is_own
    union all
    select w.id, w.author_id, w.channel_id, w.posted_at, true, w.ord
    from wordings w
    join edited e on e.id = w.id
    join incoming i on i.ord = w.ord
    where i.opens_case and not w.is_own and w.deleted_at is null
        and not exists (select from case_mentions cm where cm.brand_id = @brand and cm.mention_id = w.id)
),
-- One author's posts without a long silence between them are one matter; a post without author is one of its own.
gaps as (
    select
        a.*,
        case when a.posted_at - lag(a.posted_at) over by_author <= @same_matter then 0 else 1 end as starts
    from arrived a
    window by_author as (partition by a.author_id order by a.posted_at, a.mention_id)
),
in_matters as (
    select
        g.*,
        case
            when g.author_id is null then g.mention_id::text
            else g.author_id::text || sum(g.starts) over (partition by g.author_id order by g.posted_at, g.mention_id)
        end as matter
    from gaps g
),
matters as (
    select
        m.matter, m.author_id,
        max(m.posted_at) as last_posted_at,
        min(m.posted_at) filter (where m.opens) as opens_at,
        (array_agg(m.ord order by m.posted_at, m.mention_id) filter (where m.opens))[1] as opener,
        (array_agg(m.mention_id order by m.posted_at, m.mention_id) filter (where m.opens))[1] as first_mention_id,
        (array_agg(m.channel_id order by m.posted_at, m.mention_id) filter (where m.opens))[1] as channel_id,
        (array_agg(m.ord order by array_position(array['unacceptable', 'contestable', 'permitted', 'welcome'], i.standing), m.posted_at)
            filter (where m.opens))[1] as gravest,
        bool_or(i.breaks_principle) filter (where m.opens) as breaks_principle,
        (
            select c.id
            from cases c
            where c.brand_id = @brand
                and c.author_id = m.author_id
                and c.step <> 'closed'
                and c.last_posted_at between min(m.posted_at) - @same_matter and max(m.posted_at) + @same_matter
            order by c.opened_at desc
            limit 1
        ) as open_case_id
    from in_matters m
    join incoming i on i.ord = m.ord
    group by m.matter, m.author_id
),
cases_opened as (
    insert into cases (
        brand_id, id, network, channel_id, author_id, first_mention_id, last_posted_at, step, waiting, standing, category, breaks_principle,
        policy_version, due_at, opened_at, updated_at
    )
    select
        @brand, o.case_id, o.network, m.channel_id, m.author_id, m.first_mention_id, m.last_posted_at, 'new', 'nobody', g.standing, g.category,
        m.breaks_principle, @policy_version, case when m.breaks_principle then @principle_due_at else @first_reply_due_at end, @now, @now
    from matters m
    join incoming o on o.ord = m.opener
    join incoming g on g.ord = m.gravest
    where m.open_case_id is null
    returning id, network, breaks_principle, due_at
),
cycles_opened as (
    insert into case_cycles (brand_id, case_id, cycle, network, opened_at)
    select @brand, id, 1, network, @now
    from cases_opened
),
clocks_started as (
    insert into case_clocks (brand_id, case_id, cycle, number, kind, started_at, due_at)
    select @brand, id, 1, 1, case when breaks_principle then 'principle' else 'first_reply' end, @now, due_at
    from cases_opened
    union all
    select @brand, id, 1, 2, 'resolution', @now, @resolution_due_at
    from cases_opened
),
joined as (
    select im.mention_id, im.ord, im.posted_at, coalesce(m.open_case_id, o.case_id) as case_id, im.ord = m.opener and m.open_case_id is null as opened_it
    from in_matters im
    join matters m on m.matter = im.matter
    left join incoming o on o.ord = m.opener
    where m.open_case_id is not null or im.posted_at >= m.opens_at
),
-- A case that gets another post, or another wording of one, is another version of itself.
touched as (
    select m.open_case_id as case_id, m.last_posted_at, null::uuid as channel_id
    from matters m
    where m.open_case_id is not null
    union all
    select c.id, null, t.channel_id
    from told t
    join case_mentions cm on cm.brand_id = @brand and cm.mention_id = t.id
    join cases c on c.brand_id = @brand and c.id = cm.case_id and c.first_mention_id = t.id
    union all
    select cm.case_id, null, null
    from wordings w
    join edited e on e.id = w.id
    join case_mentions cm on cm.brand_id = @brand and cm.mention_id = w.id
),
cases_continued as (
    update cases c
    set last_posted_at = greatest(c.last_posted_at, t.last_posted_at), channel_id = coalesce(c.channel_id, t.channel_id),
        version = c.version + 1, updated_at = @now
    from (
        select case_id, max(last_posted_at) as last_posted_at, max(channel_id::text)::uuid as channel_id
        from touched
        group by case_id
    ) t
    where c.brand_id = @brand and c.id = t.case_id
    returning c.id, c.cycle, c.version, t.channel_id is not null as tells_channel
),
mentions_joined as (
    insert into case_mentions (brand_id, case_id, mention_id)
    select @brand, case_id, mention_id
    from joined
),
-- What a case is about is sealed as it came in.
to_seal as (
    select mention_id, ord
    from joined
    union all
    select w.id, w.ord
    from wordings w
    join edited e on e.id = w.id
    join case_mentions cm on cm.brand_id = @brand and cm.mention_id = w.id
),
evidence_kept as (
    insert into evidence (brand_id, mention_id, sha256, captured_at, content, payload)
    select @brand, s.mention_id, encode(sha256(convert_to(c.content, 'UTF8')), 'hex'), @now, c.content, i.payload
    from to_seal s
    join incoming i on i.ord = s.ord
    cross join lateral (
        select evidence_content(
            i.network, i.external_id, i.parent_external_id, i.url, i.author_external_id, i.author_handle, i.text, i.posted_at,
            i.edited_at, @now, i.payload
        ) as content
        offset 0
    ) c
    on conflict do nothing
    returning mention_id, sha256
),
events_kept as (
    insert into case_events (brand_id, id, case_id, cycle, kind, actor, happened_at, details, case_version)
    select
        @brand, i.event_id, j.case_id, coalesce(cc.cycle, 1), case when j.opened_it then 'opened' else 'mention_attached' end, 'triage',
        @now,
        jsonb_build_object('mention_id', j.mention_id, 'evidence_sha256', ev.sha256)
            || case when j.opened_it
                then jsonb_build_object('category', i.category, 'standing', i.standing, 'policy_version', @policy_version,
                                        'model_version', @model_version)
                else '{}'::jsonb end,
        coalesce(cc.version, 1)
    from joined j
    join incoming i on i.ord = j.ord
    left join cases_continued cc on cc.id = j.case_id
    left join evidence_kept ev on ev.mention_id = j.mention_id
    union all
    select
        @brand, i.event_id, cc.id, cc.cycle, 'mention_edited', 'author', w.written_at,
        jsonb_build_object('mention_id', w.id, 'evidence_sha256', ev.sha256), cc.version
    from wordings w
    left join evidence_kept ev on ev.mention_id = w.id
    join edited e on e.id = w.id
    join incoming i on i.ord = w.ord
    join case_mentions cm on cm.brand_id = @brand and cm.mention_id = w.id
    join cases_continued cc on cc.id = cm.case_id
    returning id, kind
),
weeks_marked as (
    insert into dirty_weeks (brand_id, week)
    select distinct @brand, date_trunc('week', touched.at at time zone @time_zone)::date
    from (
        select posted_at as at from inserted
        union all
        select w.posted_at from wordings w join edited e on e.id = w.id
        union all
        select posted_at from told
        union all
        select turn.at
        from cases_continued c
        join case_cycles y on y.brand_id = @brand and y.case_id = c.id
        cross join lateral (values (y.opened_at), (y.closed_at)) as turn (at)
        where c.tells_channel and turn.at is not null
        union all
        select @now where exists (select from cases_opened)
    ) touched
)
select
    i.ord,
    case
        when n.id is not null then 'created'
        when w.result = 'edited' and not exists (select from edited e where e.id = w.id) then null
        else w.result
    end as result,
    coalesce(n.id, w.id) as id,
    j.case_id,
    ev.id as event_id,
    ev.kind = 'opened' as opens
from incoming i
left join inserted n on n.id = i.mention_id
left join wordings w on w.ord = i.ord
left join joined j on j.ord = i.ord
left join events_kept ev on ev.id = i.event_id
