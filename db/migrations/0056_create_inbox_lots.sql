-- Posts taken in to be judged later: committed with the answer, kept as JSON until they are recorded.
create table inbox_lots (
    brand_id uuid not null references brands (brand_id),
    id uuid not null,
    version integer not null default 1,
    received_at timestamptz not null,
    posts integer not null check (posts > 0),
    content bytea,
    status text not null check (status in ('queued', 'running', 'succeeded', 'failed')),
    tries integer not null default 0,
    taken_at timestamptz,
    finished_at timestamptz,
    accepted integer not null default 0,
    duplicates integer not null default 0,
    rejected integer not null default 0,
    primary key (brand_id, id)
);

-- Read once and gone: packing it would cost more than the room it takes.
alter table inbox_lots alter column content set storage external;

create index inbox_lots_waiting on inbox_lots (brand_id, id) where status in ('queued', 'running');
create index inbox_lots_over on inbox_lots (brand_id, finished_at) where status = 'succeeded';

alter table inbox_lots enable row level security;
alter table inbox_lots force row level security;
create policy brand on inbox_lots using (brand_id = app_brand()) with check (brand_id = app_brand());
