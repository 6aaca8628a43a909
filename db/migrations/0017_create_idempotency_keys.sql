-- Answers to requests that name an Idempotency-Key, kept in the transaction of their effect: asked again, they are answered again.

create table idempotency_keys (
    brand_id uuid not null references brands (brand_id),
    caller text not null,
    method text not null,
    path text not null,
    key text not null check (length(key) between 1 and 255),
    body_sha256 text not null,
    status integer not null,
    headers jsonb not null,
    body bytea not null,
    created_at timestamptz not null,
    primary key (brand_id, caller, method, path, key)
);

create index idempotency_keys_by_age on idempotency_keys (brand_id, created_at);

alter table idempotency_keys enable row level security;
alter table idempotency_keys force row level security;
create policy brand on idempotency_keys using (brand_id = app_brand()) with check (brand_id = app_brand());
