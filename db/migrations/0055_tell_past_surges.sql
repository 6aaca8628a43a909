-- Surges of weeks gone by whose posts came later, beside those seen as they happened.
alter table surges add column told_afterwards boolean not null default false;

-- Which count of a week's mentions was last looked at for surges.
create table surge_weeks (
    brand_id uuid not null references brands (brand_id),
    week date not null,
    counted_at timestamptz not null,
    primary key (brand_id, week)
);

alter table surge_weeks enable row level security;
alter table surge_weeks force row level security;
create policy brand on surge_weeks using (brand_id = app_brand()) with check (brand_id = app_brand());
