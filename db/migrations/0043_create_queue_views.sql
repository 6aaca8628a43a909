-- What people keep of the queue: a set of filters under a name, for themselves or (owner_id null) for everybody of the brand.
create table queue_views (
    brand_id uuid not null references brands (brand_id),
    id uuid not null,
    owner_id text,
    name text not null,
    filters text not null,
    created_by text not null,
    created_at timestamptz not null,
    primary key (brand_id, id)
);

create unique index queue_views_by_name on queue_views (brand_id, coalesce(owner_id, ''), lower(name));

-- Who looks at a case right now: a row counts for a minute after it was last seen.
create table case_presences (
    brand_id uuid not null,
    case_id uuid not null,
    actor_id text not null,
    actor text not null,
    is_writing boolean not null,
    seen_at timestamptz not null,
    primary key (brand_id, case_id, actor_id),
    foreign key (brand_id, case_id) references cases (brand_id, id)
);

do $$
declare
    tenant_table text;
begin
    foreach tenant_table in array array['queue_views', 'case_presences'] loop
        execute format('alter table %I enable row level security', tenant_table);
        execute format('alter table %I force row level security', tenant_table);
        execute format('create policy brand on %I using (brand_id = app_brand()) with check (brand_id = app_brand())', tenant_table);
    end loop;
end $$;
