-- Which of the brand's channels a post came to, where its sender says so: what weeks, surges and cases can be told apart by.

-- A channel taken away stays what posts and figures call by its name.
alter table channels add column removed_at timestamptz;

-- What a post is counted by, as one number: grouping by it takes half the time of grouping by the words. The arrays only ever grow at
-- their ends, for the numbers stand in rows.
create function facet_networks() returns text[] language sql immutable parallel safe
    return array['facebook', 'instagram', 'x', 'mastodon', 'bluesky', 'youtube', 'trustpilot', 'google_reviews', 'other'];

create function facet_sentiments() returns text[] language sql immutable parallel safe
    return array['negative', 'neutral', 'positive'];

create function facet_categories() returns text[] language sql immutable parallel safe
    return array['praise', 'question', 'bad_mood', 'discontent', 'negative_testimony', 'misinformed', 'disparagement', 'insult',
                 'defamation', 'hate_or_threat', 'spam', 'off_topic'];

create function facet_standings() returns text[] language sql immutable parallel safe
    return array['welcome', 'permitted', 'contestable', 'unacceptable'];

create function facets_of(network text, sentiment text, category text, standing text) returns integer language sql immutable parallel safe
    return coalesce(array_position(facet_networks(), network), 0)
        + (coalesce(array_position(facet_sentiments(), sentiment), 0) << 8)
        + (coalesce(array_position(facet_categories(), category), 0) << 12)
        + (coalesce(array_position(facet_standings(), standing), 0) << 20);

create function facets_told(facets integer) returns table (network text, sentiment text, category text, standing text)
language sql immutable parallel safe
as $$
    select
        (facet_networks())[facets & 255], (facet_sentiments())[(facets >> 8) & 15], (facet_categories())[(facets >> 12) & 255],
        (facet_standings())[(facets >> 20) & 15]
$$;

alter table mentions
    add column channel_id uuid,
    add column facets integer generated always as (facets_of(network, sentiment, category, standing)) stored,
    add foreign key (brand_id, channel_id) references channels (brand_id, id);

-- The weekly recount and the watch for surges read nothing but this index.
drop index mentions_by_posted_at;
create index mentions_by_posted_at on mentions (brand_id, posted_at, id) include (facets, channel_id, is_own);

-- The channel of the case's first post.
alter table cases
    add column channel_id uuid,
    add foreign key (brand_id, channel_id) references channels (brand_id, id);

-- The channel's id, or none: what no channel is known of.
alter table weekly_mentions
    add column channel text not null default 'none',
    drop constraint weekly_mentions_pkey,
    add primary key (brand_id, week, network, category, channel);

alter table weekly_cases
    add column channel text not null default 'none',
    drop constraint weekly_cases_pkey,
    add primary key (brand_id, week, network, category, channel);

-- On one channel, on one network or (neither) over the whole brand.
alter table surges
    add column channel_id uuid,
    add foreign key (brand_id, channel_id) references channels (brand_id, id);

drop index lasting_surge;
create unique index lasting_surge on surges (brand_id, coalesce(network, ''), coalesce(channel_id::text, ''), scope)
    where closed_at is null;

create or replace view recovered_authors with (security_invoker = true) as
select distinct on (c.brand_id, c.author_id)
    c.brand_id, c.author_id, c.network, coalesce(c.category, 'unclassified') as category, c.id as case_id, y.outcome,
    y.closed_at as recovered_at, c.channel_id
from case_cycles y
join cases c on c.brand_id = y.brand_id and c.id = y.case_id
where c.author_id is not null and c.standing <> 'welcome' and y.dialogue_at is not null
    and y.outcome in ('changed_mind', 'edited', 'withdrew', 'defends_brand')
order by c.brand_id, c.author_id, y.closed_at, y.case_id;
