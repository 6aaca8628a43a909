-- Scenarios a brand writes to practise on: every change is a version of its own, and no version is ever changed.

create table practice_scenarios (
    brand_id uuid not null references brands (brand_id),
    id uuid not null,
    version integer not null check (version > 0),
    created_at timestamptz not null,
    updated_at timestamptz not null,
    retired_at timestamptz,
    primary key (brand_id, id)
);

-- posts in time, each with what is expected of who plays it and what it teaches.
create table practice_scenario_versions (
    brand_id uuid not null,
    scenario_id uuid not null,
    version integer not null check (version > 0),
    title text not null,
    language text not null check (language in ('fr', 'en')),
    situation text not null,
    starts_at text not null,
    posts jsonb not null,
    written_by text not null,
    written_at timestamptz not null,
    primary key (brand_id, scenario_id, version),
    foreign key (brand_id, scenario_id) references practice_scenarios (brand_id, id)
);

do $$
declare
    tenant_table text;
begin
    foreach tenant_table in array array['practice_scenarios', 'practice_scenario_versions'] loop
        execute format('alter table %I enable row level security', tenant_table);
        execute format('alter table %I force row level security', tenant_table);
        execute format('create policy brand on %I using (brand_id = app_brand()) with check (brand_id = app_brand())', tenant_table);
    end loop;
end $$;

revoke update, delete, truncate on practice_scenario_versions from entente_app;
