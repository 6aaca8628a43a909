-- Who works on a case, notes among colleagues, and which version of the case each line of its history made.

alter table cases add column assignee_id text, add column assignee text;
alter table cases add constraint cases_assignee_check check ((assignee_id is null) = (assignee is null));

create index open_cases_by_assignee on cases (brand_id, assignee_id, due_at, id) where step <> 'closed' and assignee_id is not null;

-- Not sealed: it tells somebody who saw an older version what has happened since. Null for what was written before.
alter table case_events add column case_version integer;

alter table case_events drop constraint case_events_kind_check;
alter table case_events add constraint case_events_kind_check
    check (kind in ('opened', 'mention_attached', 'mention_edited', 'mention_deleted', 'verdict_given', 'reply_recorded',
                    'author_answered', 'lead_asked', 'referred_to_platform', 'request_submitted', 'platform_decided',
                    'decision_contested', 'request_withdrawn', 'returned_to_dialogue', 'referred_to_legal', 'closed', 'reopened',
                    'assigned', 'noted'));
