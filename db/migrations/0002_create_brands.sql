-- The tenant: every other table of the desk hangs on a brand, so its row decides time zone, language and what is the brand's own.
create table brands (
    brand_id uuid primary key,
    slug text not null unique check (slug ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$'),
    name text not null check (char_length(name) between 1 and 200),
    time_zone text not null,
    locale text not null check (locale in ('fr', 'en')),
    brand_terms text[] not null default '{}',
    published_contacts text[] not null default '{}',
    region text check (region ~ '^[A-Z]{2}$'),
    is_demo boolean not null default false,
    version integer not null default 1 check (version > 0),
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
);

comment on column brands.time_zone is 'IANA name; days and weeks of this brand begin in it';
comment on column brands.published_contacts is 'contacts the brand gives out itself: never personal data when a post quotes them';

alter table brands enable row level security;
alter table brands force row level security;

create policy brands_of_session on brands
    using (brand_id = app_brand() or app_is_instance())
    with check (brand_id = app_brand() or app_is_instance());
