-- The law, almost never: asked for in writing by one person, decided by a manager who is another, and counted as failure of the dialogue.

create table legal_referrals (
    brand_id uuid not null references brands (brand_id),
    id uuid not null,
    version integer not null default 1,
    case_id uuid not null,
    ground text not null
        check (ground in ('insult', 'defamation', 'discriminatory_insult', 'discriminatory_defamation', 'disparagement', 'threat')),
    justification text not null check (btrim(justification) <> ''),
    status text not null check (status in ('requested', 'approved', 'declined')),
    first_published_at timestamptz not null,
    requester_id text not null,
    requester text not null,
    requested_at timestamptz not null,
    decider_id text,
    decider text,
    decision_reason text,
    decided_at timestamptz,
    primary key (brand_id, id),
    foreign key (brand_id, case_id) references cases (brand_id, id),
    check ((status = 'requested') = (decided_at is null)),
    check (decider_id <> requester_id)
);

create index legal_referrals_by_age on legal_referrals (brand_id, requested_at desc, id desc);
-- One question at a time.
create unique index open_legal_referral on legal_referrals (brand_id, case_id) where status = 'requested';

alter table legal_referrals enable row level security;
alter table legal_referrals force row level security;
create policy brand on legal_referrals using (brand_id = app_brand()) with check (brand_id = app_brand());
