-- What a brand publishes itself, whom it protects, and the number by which every server sees that one of these lists changed.

create table published_contacts (
    brand_id uuid not null references brands (brand_id),
    id uuid not null,
    kind text not null check (kind in ('phone', 'email', 'address', 'handle')),
    value text not null check (char_length(value) between 1 and 300),
    plain_form text not null check (char_length(plain_form) between 1 and 600),
    label text check (char_length(label) <= 200),
    created_by text not null,
    created_at timestamptz not null,
    primary key (brand_id, id),
    unique (brand_id, kind, plain_form)
);

comment on column published_contacts.plain_form is 'what it is found by: digits with country code, lower case, letters and digits';

-- Nothing here gives a person back: hash is an HMAC-SHA-256 whose key stands outside the database, hint shows a sign or two.
create table protected_people (
    brand_id uuid not null references brands (brand_id),
    id uuid not null,
    kind text not null check (kind in ('name', 'phone', 'email', 'handle')),
    hash bytea not null check (octet_length(hash) = 32),
    key_id text not null,
    hint text not null check (char_length(hint) <= 40),
    label text check (char_length(label) <= 200),
    created_by text not null,
    created_at timestamptz not null,
    primary key (brand_id, id),
    unique (brand_id, kind, hash)
);

comment on column protected_people.key_id is 'which key made the hash: rows of a lost key are found by nobody';

-- What the triage knows of a brand beside the brand's own row. Servers keep it in memory and ask for the version only.
create table triage_contexts (
    brand_id uuid primary key references brands (brand_id),
    version integer not null default 1 check (version > 0)
);

do $$
declare
    tenant_table text;
begin
    foreach tenant_table in array array['published_contacts', 'protected_people', 'triage_contexts'] loop
        execute format('alter table %I enable row level security', tenant_table);
        execute format('alter table %I force row level security', tenant_table);
        execute format('create policy brand on %I using (brand_id = app_brand()) with check (brand_id = app_brand())', tenant_table);
    end loop;
end $$;
