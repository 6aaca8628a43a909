-- A lost password is replaced by a link that works once. The same row is written for whoever asks, account or not.

create table password_resets (
    id uuid primary key,
    user_id uuid references users (id),
    secret_hash bytea unique check (octet_length(secret_hash) = 32),
    asked_by text not null check (char_length(asked_by) between 1 and 60),
    asked_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz
);

comment on column password_resets.user_id is 'null: nobody here has the address that was typed';
comment on column password_resets.secret_hash is 'SHA-256 of what stands in the link; null until its mail is written';

create index password_resets_by_user on password_resets (user_id, asked_at desc);

alter table password_resets enable row level security;
alter table password_resets force row level security;
create policy instance on password_resets using (app_is_instance()) with check (app_is_instance());
