-- Alerts: more mentions than is usual, on one network or (null) over the whole brand. At most one lasts in a place.
create table surges (
    brand_id uuid not null references brands (brand_id),
    id uuid not null,
    version integer not null default 1,
    network text,
    scope text not null check (scope in ('all', 'negative')),
    window_hours integer not null,
    k double precision not null,
    opened_at timestamptz not null,
    observed bigint not null,
    expected double precision not null,
    border double precision not null,
    peak bigint not null,
    read_at timestamptz not null,
    closed_at timestamptz,
    drivers jsonb not null,
    primary key (brand_id, id),
    check (closed_at >= opened_at)
);

create index surges_by_age on surges (brand_id, opened_at desc, id desc);
create unique index lasting_surge on surges (brand_id, coalesce(network, ''), scope) where closed_at is null;

alter table surges enable row level security;
alter table surges force row level security;
create policy brand on surges using (brand_id = app_brand()) with check (brand_id = app_brand());
