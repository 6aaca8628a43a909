-- Who the people are, how they prove it, and what they may do on which brand.

create table users (
    id uuid primary key,
    email text not null unique check (char_length(email) between 3 and 254 and email = lower(email)),
    name text not null check (char_length(name) between 1 and 200),
    language text not null check (language in ('fr', 'en')),
    is_owner boolean not null default false,
    password_hash text not null check (char_length(password_hash) <= 300),
    disabled_at timestamptz,
    version integer not null default 1 check (version > 0),
    created_at timestamptz not null,
    updated_at timestamptz not null,
    check (not is_owner or disabled_at is null)
);

create unique index users_one_owner on users (is_owner) where is_owner;

create table role_assignments (
    brand_id uuid not null references brands (brand_id),
    user_id uuid not null references users (id),
    roles text[] not null check (
        cardinality(roles) > 0 and roles <@ array['agent', 'lead', 'manager', 'analyst', 'privacy_officer', 'admin']
    ),
    version integer not null default 1 check (version > 0),
    assigned_by text not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (brand_id, user_id)
);

create table invitations (
    id uuid primary key,
    secret_hash bytea not null unique check (octet_length(secret_hash) = 32),
    email text check (char_length(email) between 3 and 254 and email = lower(email)),
    name text check (char_length(name) between 1 and 200),
    language text not null check (language in ('fr', 'en')),
    brand_id uuid references brands (brand_id),
    roles text[] not null default '{}' check (
        roles <@ array['agent', 'lead', 'manager', 'analyst', 'privacy_officer', 'admin']
    ),
    invited_by text not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    accepted_at timestamptz,
    withdrawn_at timestamptz,
    check ((brand_id is null) = (email is null)),
    check ((brand_id is null) = (cardinality(roles) = 0))
);

comment on column invitations.brand_id is 'null: whoever accepts owns the instance';
comment on column invitations.secret_hash is 'SHA-256 of what stands in the link, which is told once';

create unique index invitations_open on invitations (brand_id, email) where accepted_at is null and withdrawn_at is null;

create table user_sessions (
    id uuid primary key,
    user_id uuid not null references users (id),
    opened_at timestamptz not null,
    seen_at timestamptz not null,
    ended_at timestamptz,
    address text check (char_length(address) <= 60),
    browser text check (char_length(browser) <= 300)
);

create index user_sessions_by_user on user_sessions (user_id, opened_at desc);

do $$
declare
    instance_table text;
begin
    foreach instance_table in array array['users', 'invitations', 'user_sessions'] loop
        execute format('alter table %I enable row level security', instance_table);
        execute format('alter table %I force row level security', instance_table);
        execute format('create policy instance on %I using (app_is_instance()) with check (app_is_instance())', instance_table);
    end loop;
end $$;

alter table role_assignments enable row level security;
alter table role_assignments force row level security;

create policy role_assignments_of_session on role_assignments
    using (brand_id = app_brand() or app_is_instance())
    with check (brand_id = app_brand() or app_is_instance());
