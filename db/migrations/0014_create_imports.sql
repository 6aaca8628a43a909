-- Files of posts: kept until they are read, with one result a row.

create table imports (
    brand_id uuid not null references brands (brand_id),
    id uuid not null,
    version integer not null default 1,
    file_name text not null,
    format text not null check (format in ('csv', 'jsonl')),
    options jsonb not null,
    dry_run boolean not null,
    content bytea,
    status text not null check (status in ('queued', 'running', 'succeeded', 'failed')),
    requested_by text not null,
    requested_at timestamptz not null,
    started_at timestamptz,
    finished_at timestamptz,
    total_bytes bigint not null,
    read_bytes bigint not null default 0,
    rows_read integer not null default 0,
    accepted integer not null default 0,
    duplicates integer not null default 0,
    rejected integer not null default 0,
    failure text,
    primary key (brand_id, id)
);

create index imports_by_requested_at on imports (brand_id, requested_at desc, id desc);
create index imports_waiting on imports (brand_id, requested_at) where status in ('queued', 'running');

-- row_number counts the file's data rows from 1; errors is an array of {code, column, facts}.
create table import_rows (
    brand_id uuid not null,
    import_id uuid not null,
    row_number integer not null,
    result text not null check (result in ('created', 'edited', 'earlier_wording', 'duplicate', 'deleted', 'refused', 'would_be_accepted')),
    mention_id uuid,
    external_id text,
    errors jsonb,
    primary key (brand_id, import_id, row_number),
    foreign key (brand_id, import_id) references imports (brand_id, id)
);

create index import_rows_refused on import_rows (brand_id, import_id, row_number) where result = 'refused';

do $$
declare
    tenant_table text;
begin
    foreach tenant_table in array array['imports', 'import_rows'] loop
        execute format('alter table %I enable row level security', tenant_table);
        execute format('alter table %I force row level security', tenant_table);
        execute format('create policy brand on %I using (brand_id = app_brand()) with check (brand_id = app_brand())', tenant_table);
    end loop;
end $$;
