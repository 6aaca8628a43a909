-- Requests to a platform's moderators: written by one person, approved by another, sent, answered and, where refused, contested.

-- argument is what the person wrote and parts its score, as the code reads them; ground, measure and score stand apart to be counted by.
create table removal_requests (
    brand_id uuid not null references brands (brand_id),
    id uuid not null,
    version integer not null default 1,
    case_id uuid not null,
    cycle integer not null,
    mention_id uuid not null,
    network text not null,
    language text not null check (language in ('fr', 'en')),
    argument jsonb not null,
    ground text,
    measure text check (measure in ('remove', 'disable', 'restrict', 'remove_part')),
    parts jsonb not null,
    score integer not null check (score between 0 and 100),
    status text not null check (status in ('draft', 'changes_requested', 'approved', 'submitted', 'decided', 'appealed', 'withdrawn')),
    author_id text not null,
    author text not null,
    approval text check (approval in ('approved', 'changes_requested')),
    approval_reason text,
    approver_id text,
    approver text,
    approved_at timestamptz,
    submitted_at timestamptz,
    submitter_id text,
    submitter text,
    platform_reference text,
    dossier_sha256 text,
    asked_at timestamptz,
    decision text check (decision in ('removed', 'restricted', 'refused')),
    withdrawn_at timestamptz,
    withdrawer_id text,
    withdrawer text,
    withdrawal_reason text,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (brand_id, id),
    foreign key (brand_id, case_id) references cases (brand_id, id),
    foreign key (brand_id, mention_id) references mentions (brand_id, id),
    check (approver_id <> author_id),
    check ((status in ('submitted', 'appealed')) = (asked_at is not null)),
    check (status in ('draft', 'changes_requested', 'approved', 'withdrawn') or submitted_at is not null)
);

create index removal_requests_by_age on removal_requests (brand_id, created_at desc, id desc);
create index removal_requests_by_case on removal_requests (brand_id, case_id, created_at desc, id desc);
create index removal_requests_unanswered on removal_requests (brand_id, asked_at) where asked_at is not null;
create index removal_requests_decided on removal_requests (brand_id, network, ground) where decision is not null;
-- One request a post at a time.
create unique index open_removal_request on removal_requests (brand_id, mention_id)
    where status in ('draft', 'changes_requested', 'approved', 'submitted', 'appealed');

-- What was decided, in the fields of a statement of reasons; what became of a complaint or before a body is a further row.
create table removal_answers (
    brand_id uuid not null,
    request_id uuid not null,
    number integer not null check (number > 0),
    instance text not null check (instance in ('notice', 'complaint', 'out_of_court')),
    decision text not null check (decision in ('removed', 'restricted', 'refused')),
    statement jsonb not null,
    answered_at timestamptz not null,
    recorder_id text not null,
    recorder text not null,
    recorded_at timestamptz not null,
    primary key (brand_id, request_id, number),
    foreign key (brand_id, request_id) references removal_requests (brand_id, id)
);

create table removal_appeals (
    brand_id uuid not null,
    request_id uuid not null,
    number integer not null check (number > 0),
    instance text not null check (instance in ('complaint', 'out_of_court')),
    body text,
    reason text not null,
    lodged_at timestamptz not null,
    lodger_id text not null,
    lodger text not null,
    primary key (brand_id, request_id, number),
    foreign key (brand_id, request_id) references removal_requests (brand_id, id)
);

-- What was sent, as it was sent.
create table removal_dossiers (
    brand_id uuid not null,
    request_id uuid not null,
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    pdf bytea not null,
    created_at timestamptz not null,
    primary key (brand_id, request_id),
    foreign key (brand_id, request_id) references removal_requests (brand_id, id)
);

-- That so many days went by without an answer to what was asked then; once, whichever server noticed.
create table removal_reminders (
    brand_id uuid not null,
    request_id uuid not null,
    asked_at timestamptz not null,
    day integer not null check (day > 0),
    raised_at timestamptz not null,
    primary key (brand_id, request_id, asked_at, day),
    foreign key (brand_id, request_id) references removal_requests (brand_id, id)
);

alter table case_events drop constraint case_events_kind_check;
alter table case_events add constraint case_events_kind_check
    check (kind in ('opened', 'mention_attached', 'mention_edited', 'mention_deleted', 'verdict_given', 'reply_recorded',
                    'author_answered', 'lead_asked', 'referred_to_platform', 'request_submitted', 'platform_decided',
                    'decision_contested', 'request_withdrawn', 'returned_to_dialogue', 'referred_to_legal', 'closed', 'reopened'));

do $$
declare
    tenant_table text;
begin
    foreach tenant_table in array array[
        'removal_requests', 'removal_answers', 'removal_appeals', 'removal_dossiers', 'removal_reminders'
    ] loop
        execute format('alter table %I enable row level security', tenant_table);
        execute format('alter table %I force row level security', tenant_table);
        execute format('create policy brand on %I using (brand_id = app_brand()) with check (brand_id = app_brand())', tenant_table);
    end loop;
end $$;

revoke update, delete, truncate on removal_answers, removal_appeals, removal_dossiers, removal_reminders from entente_app;
