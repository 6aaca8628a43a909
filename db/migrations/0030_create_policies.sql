-- The brand's own policies: drafts that people write, and the versions they published, which stay as they were decided under.

-- rules is the whole document; replaces the last version published when the draft was written. publication counts the brand's
-- publications: of those in effect the last one is in force, and two publishers cannot both follow the same one.
create table policies (
    brand_id uuid not null references brands (brand_id),
    version integer not null check (version > 0),
    revision integer not null default 1 check (revision > 0),
    replaces text not null,
    note text,
    rules jsonb not null,
    created_by text not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    publication integer check (publication > 0),
    published_by text,
    published_at timestamptz,
    effective_from timestamptz,
    primary key (brand_id, version),
    check (num_nulls(publication, published_by, published_at, effective_from) in (0, 4)),
    check (effective_from >= published_at)
);

create unique index policies_in_order on policies (brand_id, publication) where publication is not null;

alter table policies enable row level security;
alter table policies force row level security;
create policy brand on policies using (brand_id = app_brand()) with check (brand_id = app_brand());

-- What is published is out of reach of every later statement of the product.
create policy published_stays on policies as restrictive for update using (publication is null) with check (true);
create policy published_is_kept on policies as restrictive for delete using (publication is null);
