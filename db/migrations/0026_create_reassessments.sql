-- Old posts judged again by the model of today: what was asked for and how far it is.

-- after_id is the last post done, in the order of ids; changed counts the posts for which something else counts now.
create table reassessments (
    brand_id uuid not null references brands (brand_id),
    id uuid not null,
    version integer not null default 1,
    posted_from timestamptz,
    posted_to timestamptz,
    status text not null check (status in ('queued', 'running', 'succeeded', 'failed')),
    requested_by text not null,
    requested_at timestamptz not null,
    attempts integer not null default 0,
    started_at timestamptz,
    heard_at timestamptz,
    finished_at timestamptz,
    total bigint,
    done bigint not null default 0,
    changed bigint not null default 0,
    after_id uuid,
    model_version text,
    failure text,
    primary key (brand_id, id)
);

create unique index reassessments_under_way on reassessments (brand_id) where status in ('queued', 'running');

alter table reassessments enable row level security;
alter table reassessments force row level security;
create policy brand on reassessments using (brand_id = app_brand()) with check (brand_id = app_brand());
