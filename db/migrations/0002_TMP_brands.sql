create table brands (brand_id uuid primary key, slug text not null unique, name text not null, time_zone text not null);
alter table brands enable row level security;
alter table brands force row level security;
create policy brand on brands using (brand_id = app_brand() or app_is_instance());
create table channels (brand_id uuid not null references brands (brand_id), id uuid not null, network text not null, external_id text not null, name text not null, primary key (brand_id, id));
alter table channels enable row level security;
alter table channels force row level security;
create policy brand on channels using (brand_id = app_brand());
