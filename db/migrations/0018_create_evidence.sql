-- What a post said when it came in, sealed: content is kept as it was hashed, sha256 is over its UTF-8 bytes and stands in the chained event.

create table evidence (
    brand_id uuid not null,
    mention_id uuid not null,
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    captured_at timestamptz not null,
    content text not null,
    payload bytea,
    primary key (brand_id, mention_id, sha256),
    foreign key (brand_id, mention_id) references mentions (brand_id, id)
);

alter table evidence enable row level security;
alter table evidence force row level security;
create policy brand on evidence using (brand_id = app_brand()) with check (brand_id = app_brand());

revoke update, delete, truncate on evidence from entente_app;
