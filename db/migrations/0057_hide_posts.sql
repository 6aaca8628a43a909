-- A person records that a post was hidden on its network: by whom and when, and since when its case shows nothing against a principle.

alter table mentions add column hidden_at timestamptz, add column hidden_by text;
alter table mentions add constraint mentions_hidden_check check ((hidden_at is null) = (hidden_by is null));

alter table case_cycles add column hidden_at timestamptz;

-- The present cycle's hidden_at in a word, for the queue.
alter table cases add column hidden boolean not null default false;

drop index open_cases_by_urgency;
create index open_cases_by_urgency on cases (brand_id, (not breaks_principle or hidden), due_at, id) where step <> 'closed';

alter table case_events drop constraint case_events_kind_check;
alter table case_events add constraint case_events_kind_check
    check (kind in ('opened', 'mention_attached', 'mention_edited', 'mention_deleted', 'mention_hidden', 'mention_shown',
                    'verdict_given', 'reply_recorded', 'author_answered', 'lead_asked', 'referred_to_platform', 'request_submitted',
                    'platform_decided', 'decision_contested', 'request_withdrawn', 'returned_to_dialogue', 'referred_to_legal', 'closed',
                    'reopened', 'assigned', 'noted'));
