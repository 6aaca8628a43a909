-- The work on posts: one row a case, one row a cycle of it, and an append-only history.

create table cases (
    brand_id uuid not null references brands (brand_id),
    id uuid not null,
    version integer not null default 1,
    network text not null,
    author_id uuid,
    first_mention_id uuid not null,
    last_posted_at timestamptz not null,
    step text not null check (step in ('new', 'dialogue', 'platform', 'legal', 'closed')),
    waiting text not null check (waiting in ('nobody', 'author', 'platform')),
    standing text not null check (standing in ('welcome', 'permitted', 'contestable', 'unacceptable')),
    category text
        check (category in ('praise', 'question', 'bad_mood', 'discontent', 'negative_testimony', 'misinformed', 'disparagement',
                            'insult', 'defamation', 'hate_or_threat', 'spam', 'off_topic')),
    breaks_principle boolean not null,
    has_verdict boolean not null default false,
    policy_version text not null,
    due_at timestamptz not null,
    cycle integer not null default 1,
    opened_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (brand_id, id),
    foreign key (brand_id, author_id) references authors (brand_id, id),
    foreign key (brand_id, first_mention_id) references mentions (brand_id, id)
);

create index cases_by_opened_at on cases (brand_id, opened_at desc, id desc);
create index cases_by_step on cases (brand_id, step, opened_at desc, id desc);
create index open_cases_by_author on cases (brand_id, author_id) where step <> 'closed' and author_id is not null;

-- A reopened case starts a new cycle and keeps the first. Weekly case figures count cycles.
create table case_cycles (
    brand_id uuid not null,
    case_id uuid not null,
    cycle integer not null,
    network text not null,
    opened_at timestamptz not null,
    dialogue_at timestamptz,
    last_reply_at timestamptz,
    author_refused boolean not null default false,
    lead_at timestamptz,
    platform_at timestamptz,
    requested boolean not null default false,
    platform_decision text check (platform_decision in ('removed', 'restricted', 'refused')),
    legal_at timestamptz,
    closed_at timestamptz,
    outcome text
        check (outcome in ('answered', 'changed_mind', 'defends_brand', 'withdrew', 'edited', 'no_answer', 'removed', 'restricted',
                           'tolerated', 'legal', 'misjudged')),
    primary key (brand_id, case_id, cycle),
    foreign key (brand_id, case_id) references cases (brand_id, id),
    check ((closed_at is null) = (outcome is null)),
    check (closed_at >= opened_at)
);

create index case_cycles_by_opened_at on case_cycles (brand_id, opened_at) include (network, lead_at, platform_at, legal_at);
create index case_cycles_by_closed_at on case_cycles (brand_id, closed_at) include (network) where closed_at is not null;

-- A post belongs to one case at most.
create table case_mentions (
    brand_id uuid not null,
    case_id uuid not null,
    mention_id uuid not null,
    primary key (brand_id, mention_id),
    foreign key (brand_id, case_id) references cases (brand_id, id),
    foreign key (brand_id, mention_id) references mentions (brand_id, id)
);

create index case_mentions_by_case on case_mentions (brand_id, case_id);

create table case_events (
    brand_id uuid not null,
    id uuid not null,
    case_id uuid not null,
    cycle integer not null,
    kind text not null
        check (kind in ('opened', 'mention_attached', 'mention_edited', 'mention_deleted', 'verdict_given', 'reply_recorded',
                        'author_answered', 'lead_asked', 'referred_to_platform', 'request_submitted', 'platform_decided',
                        'returned_to_dialogue', 'referred_to_legal', 'closed', 'reopened')),
    actor text not null,
    happened_at timestamptz not null,
    recorded_at timestamptz not null default now(),
    details jsonb not null,
    primary key (brand_id, id),
    foreign key (brand_id, case_id) references cases (brand_id, id)
);

create index case_events_by_case on case_events (brand_id, case_id, happened_at, id);

do $$
declare
    tenant_table text;
begin
    foreach tenant_table in array array['cases', 'case_cycles', 'case_mentions', 'case_events'] loop
        execute format('alter table %I enable row level security', tenant_table);
        execute format('alter table %I force row level security', tenant_table);
        execute format('create policy brand on %I using (brand_id = app_brand()) with check (brand_id = app_brand())', tenant_table);
    end loop;
end $$;

revoke update, delete on case_events from entente_app;
