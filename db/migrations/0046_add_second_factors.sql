-- A second factor of people, and what happens at the doors: who came in, who was refused, who changed whose access.

create table second_factors (
    user_id uuid primary key references users (id),
    sealed_secret text not null check (char_length(sealed_secret) <= 1000),
    last_step bigint not null,
    created_at timestamptz not null
);

comment on column second_factors.sealed_secret is 'under the keys of the data directory: a dump alone makes no code';
comment on column second_factors.last_step is 'the last interval of thirty seconds whose code was taken: none is taken twice';

create table recovery_codes (
    user_id uuid not null references second_factors (user_id) on delete cascade,
    code_hash bytea not null check (octet_length(code_hash) = 32),
    used_at timestamptz,
    primary key (user_id, code_hash)
);

alter table user_sessions add column way text not null default 'password' check (way in ('password', 'provider'));

create table access_events (
    id uuid primary key,
    happened_at timestamptz not null,
    kind text not null check (
        kind = any (array[
            'signed_in', 'sign_in_refused', 'signed_out', 'account_opened', 'password_changed', 'password_reset', 'reset_link_made',
            'second_factor_on', 'second_factor_off', 'recovery_code_used', 'recovery_codes_renewed', 'identity_linked',
            'account_shut_out', 'account_let_in', 'person_invited', 'invitation_withdrawn', 'roles_changed', 'key_made', 'key_revoked'
        ])
    ),
    actor text not null check (char_length(actor) between 1 and 60),
    user_id uuid references users (id),
    key_id uuid references api_keys (id),
    brand_id uuid references brands (brand_id),
    address text check (char_length(address) <= 60)
);

comment on column access_events.actor is 'id of the person or key who did it; operator at the machine, nobody where none was known';
comment on column access_events.user_id is 'whose account it is about';

create index access_events_by_age on access_events (happened_at desc, id desc);

do $$
declare
    instance_table text;
begin
    foreach instance_table in array array['second_factors', 'recovery_codes', 'access_events'] loop
        execute format('alter table %I enable row level security', instance_table);
        execute format('alter table %I force row level security', instance_table);
        execute format('create policy instance on %I using (app_is_instance()) with check (app_is_instance())', instance_table);
    end loop;
end $$;

revoke update, delete, truncate on access_events from entente_app;
