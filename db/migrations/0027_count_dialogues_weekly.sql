-- The roll-ups by category too, and how far a week's cases went and what came of their dialogues. These are counted in the week of opening
-- (cohort); negative: all but the welcome. A mention or case nobody has classified counts as unclassified.

-- Every week counted before is counted again from rows; the policies of rows bind a table's owner too, but for these statements.
alter table weekly_mentions no force row level security;
alter table weekly_cases no force row level security;
alter table dirty_weeks no force row level security;
insert into dirty_weeks (brand_id, week)
select brand_id, week from weekly_mentions
union
select brand_id, week from weekly_cases;
delete from weekly_mentions;
delete from weekly_cases;
alter table dirty_weeks force row level security;
alter table weekly_cases force row level security;
alter table weekly_mentions force row level security;

alter table weekly_mentions drop constraint weekly_mentions_pkey;
alter table weekly_mentions add column category text not null;
alter table weekly_mentions add primary key (brand_id, week, network, category);

alter table weekly_cases drop constraint weekly_cases_pkey;
alter table weekly_cases
    add column category text not null,
    add column lead bigint not null,
    add column platform bigint not null,
    add column negative bigint not null,
    add column negative_legal bigint not null,
    add column dialogues bigint not null,
    add column dialogues_known bigint not null,
    add column changed_mind bigint not null,
    add column edited bigint not null,
    add column withdrew bigint not null,
    add column defends_brand bigint not null,
    add primary key (brand_id, week, network, category);

-- What a closed week's figures were when it was closed: [{"by", "group", "counts"}]. Never changed afterwards.
alter table closed_weeks add column reported jsonb;
revoke update, delete, truncate on closed_weeks from entente_app;

-- Times are read from the events themselves.
create index case_events_by_kind on case_events (brand_id, kind, happened_at);
create index verdicts_by_age on verdicts (brand_id, given_at);
create index removal_answers_by_age on removal_answers (brand_id, answered_at);
create index mentions_against_principles on mentions (brand_id, posted_at) where breaks_principle;
