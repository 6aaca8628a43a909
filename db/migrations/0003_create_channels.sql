-- The brand's own accounts and pages: where mentions come in, and whose posts are never mentions.
create table channels (
    brand_id uuid not null references brands (brand_id),
    id uuid not null,
    network text not null check (
        network in ('facebook', 'instagram', 'x', 'mastodon', 'bluesky', 'youtube', 'trustpilot', 'google_reviews', 'other')
    ),
    external_id text not null check (char_length(external_id) between 1 and 200),
    name text not null check (char_length(name) between 1 and 200),
    url text check (char_length(url) <= 2000),
    version integer not null default 1 check (version > 0),
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    primary key (brand_id, id),
    unique (brand_id, network, external_id)
);

comment on column channels.external_id is 'the id the network gives the account, as text: some exceed 64 bits';

alter table channels enable row level security;
alter table channels force row level security;

create policy channels_of_session on channels
    using (brand_id = app_brand() or app_is_instance())
    with check (brand_id = app_brand() or app_is_instance());
