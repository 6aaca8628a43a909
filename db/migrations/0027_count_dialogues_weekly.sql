-- How far a week's cases went and what came of their dialogues. Counted in the week of opening (cohort); negative: all but the welcome.
alter table weekly_cases
    add column lead bigint not null default 0,
    add column platform bigint not null default 0,
    add column negative bigint not null default 0,
    add column negative_legal bigint not null default 0,
    add column dialogues bigint not null default 0,
    add column dialogues_known bigint not null default 0,
    add column changed_mind bigint not null default 0,
    add column edited bigint not null default 0,
    add column withdrew bigint not null default 0,
    add column defends_brand bigint not null default 0;

-- Every week counted before is counted again; the policies of rows bind a table's owner too, but for these statements.
alter table weekly_cases no force row level security;
alter table dirty_weeks no force row level security;
insert into dirty_weeks (brand_id, week) select distinct brand_id, week from weekly_cases;
alter table dirty_weeks force row level security;
alter table weekly_cases force row level security;
