-- Reports of a month too, made by schedules, mailed, and their files kept where the product can neither change nor delete them.

alter table reports
    add column span text not null default 'week' check (span in ('week', 'month')),
    add column schedule_id uuid;
-- week is the first one told of. One report a schedule and period, whichever server asks.
create unique index reports_by_schedule on reports (brand_id, schedule_id, span, week) where schedule_id is not null;

create table report_files (
    brand_id uuid not null,
    report_id uuid not null,
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    sentences text[] not null,
    content bytea not null,
    made_at timestamptz not null,
    primary key (brand_id, report_id),
    foreign key (brand_id, report_id) references reports (brand_id, id),
    check (encode(sha256(content), 'hex') = sha256)
);

-- The policies of rows bind a table's owner too, but for this statement.
alter table reports no force row level security;
insert into report_files (brand_id, report_id, sha256, sentences, content, made_at)
select brand_id, id, sha256, '{}', content, finished_at from reports where content is not null;
alter table reports force row level security;

-- Its check goes with it.
alter table reports drop column content;
alter table reports add constraint reports_succeeded_with_a_file check ((status = 'succeeded') = (sha256 is not null));

-- day is 1 (Monday) to 7 of the week or 1 to 28 of the month, hour that of the brand's time zone.
create table report_schedules (
    brand_id uuid not null references brands (brand_id),
    id uuid not null,
    version integer not null,
    every text not null check (every in ('week', 'month')),
    day integer not null check (day between 1 and 28),
    hour integer not null check (hour between 0 and 23),
    language text not null check (language in ('fr', 'en')),
    recipients text[] not null,
    paused boolean not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (brand_id, id)
);

-- One mail a recipient and report.
create table report_deliveries (
    brand_id uuid not null,
    id uuid not null,
    report_id uuid not null,
    recipient text not null,
    status text not null check (status in ('queued', 'sending', 'sent', 'failed', 'uncertain')),
    attempts integer not null default 0,
    queued_at timestamptz not null,
    next_attempt_at timestamptz,
    started_at timestamptz,
    sent_at timestamptz,
    failure text,
    primary key (brand_id, id),
    foreign key (brand_id, report_id) references reports (brand_id, id)
);

create unique index report_deliveries_once on report_deliveries (brand_id, report_id, lower(recipient));
create index report_deliveries_due on report_deliveries (brand_id, next_attempt_at) where status in ('queued', 'sending');

do $$
declare
    tenant_table text;
begin
    foreach tenant_table in array array['report_files', 'report_schedules', 'report_deliveries'] loop
        execute format('alter table %I enable row level security', tenant_table);
        execute format('alter table %I force row level security', tenant_table);
        execute format('create policy brand on %I using (brand_id = app_brand()) with check (brand_id = app_brand())', tenant_table);
    end loop;
end $$;

revoke update, delete, truncate on report_files from entente_app;
