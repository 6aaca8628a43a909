-- Management reports: asked for, rendered by a job, kept with their SHA-256.

create table reports (
    brand_id uuid not null references brands (brand_id),
    id uuid not null,
    version integer not null default 1,
    week date not null,
    language text not null check (language in ('fr', 'en')),
    status text not null check (status in ('queued', 'running', 'succeeded', 'failed')),
    requested_by text not null,
    requested_at timestamptz not null,
    attempts integer not null default 0,
    started_at timestamptz,
    finished_at timestamptz,
    content bytea,
    sha256 text,
    failure text,
    primary key (brand_id, id),
    check ((status = 'succeeded') = (content is not null and sha256 is not null))
);

create index reports_by_requested_at on reports (brand_id, requested_at desc, id desc);
create index reports_waiting on reports (brand_id, requested_at) where status in ('queued', 'running');

alter table reports enable row level security;
alter table reports force row level security;
create policy brand on reports using (brand_id = app_brand()) with check (brand_id = app_brand());
