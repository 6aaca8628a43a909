-- A report over several brands is asked for, rendered, scheduled and mailed as every other: one of its brands keeps it.

-- Those told of, the brand that keeps it first; null for a brand's own report.
alter table reports add column brand_ids uuid[] check (brand_ids[1] = brand_id);
alter table report_schedules add column brand_ids uuid[] check (brand_ids[1] = brand_id);
create index reports_joint on reports (brand_id, requested_at desc, id desc) where brand_ids is not null;

-- The policies of rows bind a table's owner too, but for these statements.
alter table reports no force row level security;
alter table report_files no force row level security;
alter table joint_reports no force row level security;

insert into reports
    (brand_id, id, version, span, week, language, status, requested_by, requested_at, attempts, finished_at, sha256, brand_ids)
select brand_ids[1], id, 1, span, week, language, 'succeeded', requested_by, requested_at, 1, requested_at, sha256, brand_ids
from joint_reports;

insert into report_files (brand_id, report_id, sha256, sentences, content, made_at)
select brand_ids[1], id, sha256, '{}', content, requested_at from joint_reports;

drop table joint_reports;
alter table reports force row level security;
alter table report_files force row level security;

-- Joint reports are listed over all brands at once.
drop policy brand on reports;
create policy brand on reports
    using (brand_id = app_brand() or (app_is_instance() and brand_ids is not null))
    with check (brand_id = app_brand() or (app_is_instance() and brand_ids is not null));
