-- The public posts about a brand, who wrote them, every wording they had, and what machine and people said of them.

create table authors (
    brand_id uuid not null references brands (brand_id),
    id uuid not null,
    network text not null,
    external_id text not null,
    handle text,
    display_name text,
    first_seen_at timestamptz not null default now(),
    primary key (brand_id, id),
    unique (brand_id, network, external_id)
);

-- text is the present wording, written_at the time it was written; earlier wordings stand in mention_revisions.
-- sentiment, category and standing are what counts: the verdict on this wording where there is one, else the assessment.
create table mentions (
    brand_id uuid not null references brands (brand_id),
    id uuid not null,
    network text not null
        check (network in ('facebook', 'instagram', 'x', 'mastodon', 'bluesky', 'youtube', 'trustpilot', 'google_reviews', 'other')),
    external_id text not null,
    parent_external_id text,
    author_id uuid,
    is_own boolean not null,
    url text,
    text text not null,
    language text,
    posted_at timestamptz not null,
    written_at timestamptz not null,
    received_at timestamptz not null,
    deleted_at timestamptz,
    payload bytea,
    sentiment text check (sentiment in ('negative', 'neutral', 'positive')),
    category text
        check (category in ('praise', 'question', 'bad_mood', 'discontent', 'negative_testimony', 'misinformed', 'disparagement',
                            'insult', 'defamation', 'hate_or_threat', 'spam', 'off_topic')),
    standing text not null check (standing in ('welcome', 'permitted', 'contestable', 'unacceptable')),
    breaks_principle boolean not null,
    primary key (brand_id, id),
    unique (brand_id, network, external_id),
    foreign key (brand_id, author_id) references authors (brand_id, id)
);

-- The weekly recount reads nothing but this index.
create index mentions_by_posted_at on mentions (brand_id, posted_at, id)
    include (network, sentiment, category, standing, is_own, breaks_principle);

create index mentions_by_author on mentions (brand_id, author_id, posted_at) where author_id is not null;

create table mention_revisions (
    brand_id uuid not null,
    mention_id uuid not null,
    written_at timestamptz not null,
    text text not null,
    language text,
    recorded_at timestamptz not null,
    primary key (brand_id, mention_id, written_at),
    foreign key (brand_id, mention_id) references mentions (brand_id, id)
);

-- A deletion can arrive before the post it deletes.
create table mention_deletions (
    brand_id uuid not null references brands (brand_id),
    network text not null,
    external_id text not null,
    deleted_at timestamptz not null,
    primary key (brand_id, network, external_id)
);

-- What the machine said of one wording. signals and reasons are arrays of {kind|code, start, end, …}, offsets in UTF-16 units.
create table assessments (
    brand_id uuid not null,
    mention_id uuid not null,
    written_at timestamptz not null,
    model_version text not null,
    language text,
    sentiment text check (sentiment in ('negative', 'neutral', 'positive')),
    sentiment_score real check (sentiment_score between 0 and 1),
    category text
        check (category in ('praise', 'question', 'bad_mood', 'discontent', 'negative_testimony', 'misinformed', 'disparagement',
                            'insult', 'defamation', 'hate_or_threat', 'spam', 'off_topic')),
    category_confidence real check (category_confidence between 0 and 1),
    signals jsonb not null,
    reasons jsonb not null,
    assessed_at timestamptz not null,
    primary key (brand_id, mention_id, written_at, model_version),
    foreign key (brand_id, mention_id) references mentions (brand_id, id)
);

-- What a person said of one wording; the last one counts, the others are kept.
create table verdicts (
    brand_id uuid not null,
    id uuid not null,
    mention_id uuid not null,
    written_at timestamptz not null,
    category text not null
        check (category in ('praise', 'question', 'bad_mood', 'discontent', 'negative_testimony', 'misinformed', 'disparagement',
                            'insult', 'defamation', 'hate_or_threat', 'spam', 'off_topic')),
    sentiment text check (sentiment in ('negative', 'neutral', 'positive')),
    principles text[] not null check (principles <@ array['personal_data', 'employee_attack']),
    standing text not null check (standing in ('welcome', 'permitted', 'contestable', 'unacceptable')),
    reason text,
    actor text not null,
    given_at timestamptz not null,
    primary key (brand_id, id),
    foreign key (brand_id, mention_id) references mentions (brand_id, id)
);

create index verdicts_by_mention on verdicts (brand_id, mention_id, given_at);

do $$
declare
    tenant_table text;
begin
    foreach tenant_table in array array['authors', 'mentions', 'mention_revisions', 'mention_deletions', 'assessments', 'verdicts'] loop
        execute format('alter table %I enable row level security', tenant_table);
        execute format('alter table %I force row level security', tenant_table);
        execute format('create policy brand on %I using (brand_id = app_brand()) with check (brand_id = app_brand())', tenant_table);
    end loop;
end $$;

revoke update, delete on verdicts, assessments, mention_revisions from entente_app;
