-- Advice for situations, written by the brand: every change is a version of its own, and no version is ever changed.

create table playbooks (
    brand_id uuid not null references brands (brand_id),
    id uuid not null,
    version integer not null check (version > 0),
    created_at timestamptz not null,
    updated_at timestamptz not null,
    retired_at timestamptz,
    primary key (brand_id, id)
);

-- Categories and steps it is for; none means all of them. reply is a wording to begin with.
create table playbook_versions (
    brand_id uuid not null,
    playbook_id uuid not null,
    version integer not null check (version > 0),
    title text not null,
    language text not null check (language in ('fr', 'en')),
    categories text[] not null check (categories <@ array[
        'praise', 'question', 'bad_mood', 'discontent', 'negative_testimony', 'misinformed', 'disparagement', 'insult', 'defamation',
        'hate_or_threat', 'spam', 'off_topic'
    ]),
    steps text[] not null check (steps <@ array['new', 'dialogue', 'platform', 'legal', 'closed']),
    advice text not null,
    reply text,
    written_by text not null,
    written_at timestamptz not null,
    primary key (brand_id, playbook_id, version),
    foreign key (brand_id, playbook_id) references playbooks (brand_id, id)
);

do $$
declare
    tenant_table text;
begin
    foreach tenant_table in array array['playbooks', 'playbook_versions'] loop
        execute format('alter table %I enable row level security', tenant_table);
        execute format('alter table %I force row level security', tenant_table);
        execute format('create policy brand on %I using (brand_id = app_brand()) with check (brand_id = app_brand())', tenant_table);
    end loop;
end $$;

revoke update, delete, truncate on playbook_versions from entente_app;
