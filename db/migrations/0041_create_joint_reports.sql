-- Reports over several brands belong to the instance: made once with their file, and never changed.

create table joint_reports (
    id uuid not null,
    brand_ids uuid[] not null check (cardinality(brand_ids) > 0),
    span text not null check (span in ('week', 'month')),
    week date not null,
    language text not null check (language in ('fr', 'en')),
    requested_by text not null,
    requested_at timestamptz not null,
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    content bytea not null,
    primary key (id),
    check (encode(sha256(content), 'hex') = sha256)
);

create index joint_reports_by_age on joint_reports (requested_at desc, id desc);

alter table joint_reports enable row level security;
alter table joint_reports force row level security;
create policy instance on joint_reports using (app_is_instance()) with check (app_is_instance());

revoke update, delete, truncate on joint_reports from entente_app;
