-- What people play: apart from all that is real, so that no figure, export or list can ever count it.

-- scenario is the wording it is played on, which a later version or another release does not change. scenario_id names a scenario of the brand
-- or one of the library, which is in no table.
create table practice_runs (
    brand_id uuid not null references brands (brand_id),
    id uuid not null,
    version integer not null check (version > 0),
    scenario_id uuid not null,
    scenario_version integer not null,
    scenario jsonb not null,
    player_id text not null,
    player text not null,
    policy_version text not null,
    started_at timestamptz not null,
    shown_at timestamptz not null,
    finished_at timestamptz,
    score numeric(4, 1) check (score between 0 and 100),
    primary key (brand_id, id),
    check ((finished_at is null) = (score is null))
);

create index practice_runs_by_player on practice_runs (brand_id, player_id, id);

-- standing is how the post stands as it was classed; due_… what was right. said is the whole answer, scored its points with their reasons.
create table practice_answers (
    brand_id uuid not null,
    run_id uuid not null,
    post integer not null check (post >= 0),
    category text not null check (category in (
        'praise', 'question', 'bad_mood', 'discontent', 'negative_testimony', 'misinformed', 'disparagement', 'insult', 'defamation',
        'hate_or_threat', 'spam', 'off_topic'
    )),
    standing text not null check (standing in ('welcome', 'permitted', 'contestable', 'unacceptable')),
    due_category text not null check (due_category in (
        'praise', 'question', 'bad_mood', 'discontent', 'negative_testimony', 'misinformed', 'disparagement', 'insult', 'defamation',
        'hate_or_threat', 'spam', 'off_topic'
    )),
    due_standing text not null check (due_standing in ('welcome', 'permitted', 'contestable', 'unacceptable')),
    said jsonb not null,
    scored jsonb not null,
    points integer not null check (points between 0 and 100),
    took_seconds integer not null check (took_seconds >= 0),
    answered_at timestamptz not null,
    primary key (brand_id, run_id, post),
    foreign key (brand_id, run_id) references practice_runs (brand_id, id)
);

create index practice_answers_by_time on practice_answers (brand_id, answered_at);

do $$
declare
    tenant_table text;
begin
    foreach tenant_table in array array['practice_runs', 'practice_answers'] loop
        execute format('alter table %I enable row level security', tenant_table);
        execute format('alter table %I force row level security', tenant_table);
        execute format('create policy brand on %I using (brand_id = app_brand()) with check (brand_id = app_brand())', tenant_table);
    end loop;
end $$;

revoke update, delete, truncate on practice_answers from entente_app;
