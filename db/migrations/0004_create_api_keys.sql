-- Who may do what: keys of the whole instance. A secret cannot be found here, only its SHA-256.
create table api_keys (
    id uuid primary key,
    name text not null check (char_length(name) between 1 and 200),
    prefix text not null check (char_length(prefix) <= 20),
    secret_hash bytea not null unique check (octet_length(secret_hash) = 32),
    is_owner boolean not null default false,
    scopes text[] not null default '{}',
    brand_ids uuid[],
    expires_at timestamptz not null,
    last_used_at timestamptz,
    revoked_at timestamptz,
    created_at timestamptz not null,
    created_by uuid references api_keys (id),
    check (expires_at <= created_at + interval '366 days'),
    check (not is_owner or brand_ids is null)
);

comment on column api_keys.brand_ids is 'null: every brand of the instance';
comment on column api_keys.prefix is 'the readable beginning of the secret, to recognise a key by';

alter table api_keys enable row level security;
alter table api_keys force row level security;

create policy api_keys_of_instance on api_keys using (app_is_instance()) with check (app_is_instance());
