-- Weekly roll-ups, recomputed from rows for every week marked dirty; week is its Monday in the brand's time zone.

-- Append-only marks: written by whatever changes a week, taken by the recount.
create table dirty_weeks (
    brand_id uuid not null references brands (brand_id),
    id uuid not null default gen_random_uuid(),
    week date not null,
    marked_at timestamptz not null default now(),
    primary key (brand_id, id)
);

create table weekly_mentions (
    brand_id uuid not null references brands (brand_id),
    week date not null,
    network text not null,
    inbound bigint not null,
    positive bigint not null,
    neutral bigint not null,
    negative bigint not null,
    classified_negative bigint not null,
    permitted_negative bigint not null,
    computed_at timestamptz not null,
    primary key (brand_id, week, network)
);

-- opened and escalated are counted in the week of opening (cohort), closed in the week of closing.
create table weekly_cases (
    brand_id uuid not null references brands (brand_id),
    week date not null,
    network text not null,
    opened bigint not null,
    escalated bigint not null,
    legal bigint not null,
    closed bigint not null,
    computed_at timestamptz not null,
    primary key (brand_id, week, network)
);

-- One row a week that was closed: the unique key lets one server close it, once.
create table closed_weeks (
    brand_id uuid not null references brands (brand_id),
    week date not null,
    closed_at timestamptz not null,
    report_id uuid,
    primary key (brand_id, week)
);

do $$
declare
    tenant_table text;
begin
    foreach tenant_table in array array['dirty_weeks', 'weekly_mentions', 'weekly_cases', 'closed_weeks'] loop
        execute format('alter table %I enable row level security', tenant_table);
        execute format('alter table %I force row level security', tenant_table);
        execute format('create policy brand on %I using (brand_id = app_brand()) with check (brand_id = app_brand())', tenant_table);
    end loop;
end $$;
